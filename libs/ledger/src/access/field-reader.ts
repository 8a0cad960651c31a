import type { PersonalField, SealedField } from '../sealable.ts';
import { mayRead, mayReadPerson, type BookField } from './reading.ts';
import type { HeldRole } from './roles.ts';

/** A personal field: its value, or why there is none. */
export type PersonalReading =
  { readonly state: 'opened'; readonly value: string } | { readonly state: 'sealed' | 'forgotten' };

/** The two organisations of a contribution. */
export interface Sides {
  readonly provider?: string | undefined;
  readonly receiver?: string | undefined;
}

/** What a reader may read, and how it is opened. */
export interface FieldReader {
  /** Whether both level and class allow it. */
  mayRead(field: BookField): boolean;
  mayReadPerson(sides: Sides): boolean;
  /** The value under a seal; undefined where the key is missing. Call it only for what may be read. */
  open(mark: SealedField): unknown;
  /** The value of a personal field. Call it only for what may be read. */
  openPersonal(field: PersonalField): PersonalReading;
}

/** How sealed and personal fields are opened; a reader without keys opens none. */
export type Opening = Pick<FieldReader, 'open' | 'openPersonal'>;

export const NOTHING_OPENS: Opening = { open: () => undefined, openPersonal: () => ({ state: 'sealed' }) };

/** A person who holds these roles in the partnership. */
export const roleReader = (grants: readonly HeldRole[], opening: Opening): FieldReader => ({
  ...opening,
  mayRead: (field) => mayRead(grants, field),
  mayReadPerson: (sides) => mayReadPerson(grants, sides),
});

/** The owner of the ledger's folder: reads all that its keys open. */
export const ownerReader = (opening: Opening): FieldReader => ({
  ...opening,
  mayRead: () => true,
  mayReadPerson: () => true,
});
