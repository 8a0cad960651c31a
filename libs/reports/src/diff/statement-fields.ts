import type { Figure } from '../figures/figure.ts';
import type { TransparencyReport } from '../transparency/transparency-report.ts';

/** Members that say how a statement was made, or follow from its other parts: not compared. */
export const NO_SECTIONS = [
  'report',
  'asOf',
  'effective',
  'reader',
  'attention',
  'totals',
  'unknownDay',
  'events',
  'actors',
  'verify',
  'synthetic',
] as const;

type Sections = Omit<TransparencyReport, (typeof NO_SECTIONS)[number]>;

/** Every member name within a value; a figure counts as one value. */
type FieldNames<T> = T extends Figure | string | number | boolean | null | undefined
  ? never
  : T extends readonly (infer Entry)[]
    ? FieldNames<Entry>
    : T extends object
      ? { [Name in keyof T & string]: Name | FieldNames<T[Name]> }[keyof T & string]
      : never;

/** Event references and log positions: not compared. */
export const NOT_COMPARED = ['events', 'position'] as const;

type NotCompared = (typeof NOT_COMPARED)[number];

/** Every field of a statement that a difference can name: a catalogue that lacks one does not compile. */
export type StatementField = Exclude<FieldNames<Sections>, NotCompared>;

/** One step of a path: a member, and the entry where the member is a list. */
export interface PathStep {
  readonly name: StatementField;
  readonly key: string | null;
}
