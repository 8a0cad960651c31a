import { z } from 'zod';

/**
 * Confidentiality classes, from public to the discloser alone. Whoever reads a class also reads those before it;
 * access/reading.ts maps roles to classes.
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

/** The seal that replaces a confidential value in a leaf. */
export const sealedField = z.strictObject({
  $sealed: z.strictObject({ box: z.string(), class: z.string(), digest: z.string() }),
});
export type SealedField = z.infer<typeof sealedField>;

/** A value, or its seal where the key is missing. */
export type Sealable<T> = T | SealedField;

/** The schema of a field that the ledger may seal. */
export const sealable = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, sealedField]);

/** Whether the field is sealed (or forgotten), so that its value is not available. */
export function isSealed(value: unknown): value is SealedField {
  return typeof value === 'object' && value !== null && '$sealed' in value;
}

/**
 * One field of an event that must be sealed in the log. `pointer` is an RFC 6901 JSON pointer into the event's data. A
 * personal field belongs to a `subject` (an id, not a name) and is sealed with that person's own key, whatever its
 * class.
 */
export type SealMark =
  | { readonly pointer: string; readonly class: Exclude<ConfidentialityClass, 'public'> }
  | { readonly pointer: string; readonly class: 'personal'; readonly subject: string };

/** A personal field: no view holds its plaintext; it is opened from the event when it is rendered. */
export interface PersonalField {
  readonly eventId: string;
  /** RFC 6901 pointer into the event's data. */
  readonly pointer: string;
}
