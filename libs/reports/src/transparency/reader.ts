import {
  isSealed,
  type ConfidentialityClass,
  type PersonalField,
  type ReadingLevel,
  type Sealable,
} from '@pacta/ledger';

export type PersonalReading =
  { readonly state: 'opened'; readonly value: string } | { readonly state: 'sealed' | 'forgotten' };

/** What the one who asks may see. Level and class must both allow (access.md, section 3). */
export interface Reader {
  /** In words, for the head of the report. */
  readonly described: string;
  /** Readers of one text may see the same, people's fields aside. */
  readonly rights: string;
  levelFor(book: { readonly discloser: string }): ReadingLevel;
  mayRead(field: { readonly class: ConfidentialityClass; readonly discloser: string }): boolean;
  /** Opens a person's field now, for this one rendering. */
  openPersonal(field: PersonalField): PersonalReading;
}

/** Whoever owns the folder of a local ledger reads all that its keys open. */
export const ledgerOwner = (openPersonal: Reader['openPersonal'] = () => ({ state: 'sealed' })): Reader => ({
  described: 'owner of this ledger: every class that its keys open',
  rights: 'owner',
  levelFor: () => 'evidence',
  mayRead: () => true,
  openPersonal,
});

/** Why a value is not shown: `class`: not for this reader; `level`: too much detail for this reader; `sealed`: its key is not here. */
export interface Withheld {
  readonly withheld: ConfidentialityClass;
  readonly why: 'class' | 'level' | 'sealed';
}

export const isWithheld = (value: unknown): value is Withheld =>
  typeof value === 'object' && value !== null && 'withheld' in value;

/** The value, or why it is not shown. */
export function readField<T>(
  reader: Reader,
  discloser: string,
  field: { readonly class: ConfidentialityClass; readonly value: Sealable<T> },
): { readonly value: T } | Withheld {
  if (!reader.mayRead({ class: field.class, discloser })) return { withheld: field.class, why: 'class' };
  if (isSealed(field.value)) return { withheld: field.class, why: 'sealed' };
  return { value: field.value };
}
