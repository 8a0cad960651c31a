import { z } from 'zod';

/**
 * Who may read a field, from everyone to its discloser alone. Each class admits the readers of the ones after it;
 * which role reads which class is said once, in access/reading.ts.
 */
export const CONFIDENTIALITY_CLASSES = [
  'public',
  'partners',
  'funder-and-auditor',
  'clean-team',
  'discloser-only',
] as const;
export const confidentialityClass = z.enum(CONFIDENTIALITY_CLASSES);
export type ConfidentialityClass = z.infer<typeof confidentialityClass>;

/** What stands in a leaf in place of a field that is not public. */
export const sealedField = z.strictObject({
  $sealed: z.strictObject({ box: z.string(), class: z.string(), digest: z.string() }),
});
export type SealedField = z.infer<typeof sealedField>;

/** A value, or the mark that stands for it where its key is not at hand. */
export type Sealable<T> = T | SealedField;

/** The schema of a field that the ledger may seal. */
export const sealable = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, sealedField]);

/** True where the field reads 'sealed' (or 'forgotten'): the value is not at hand. */
export function isSealed(value: unknown): value is SealedField {
  return typeof value === 'object' && value !== null && '$sealed' in value;
}

/**
 * One field of an event that must not stand open in the log.
 * `pointer` is an RFC 6901 JSON pointer into the event's data. A personal field belongs to a `subject` (an id, not a
 * name) and is sealed with that person's own key, whatever else it is.
 */
export type SealMark =
  | { readonly pointer: string; readonly class: Exclude<ConfidentialityClass, 'public'> }
  | { readonly pointer: string; readonly class: 'personal'; readonly subject: string };
