import { isSealed, type ConfidentialityClass, type Sealable, type SealedField } from '../sealable.ts';
import type { EntityView, PersonalField, SealedView } from '../view.ts';
import { mayRead, mayReadPerson, type BookField, type ReadingLevel } from './reading.ts';
import type { HeldRole } from './may.ts';

declare const readable: unique symbol;

/**
 * What one reader may see of a state. Only `readableBy` makes one, so that a way out which takes this type can't be
 * given a state from which nothing was taken out.
 */
export type Readable<Shown> = Shown & { readonly [readable]: true };

/** Why a value is not shown: `class`: not for this reader; `level`: too much detail for this reader; `sealed`: its key is not here. */
export interface Withheld {
  readonly withheld: ConfidentialityClass;
  readonly why: 'class' | 'level' | 'sealed';
}

export const isWithheld = (value: unknown): value is Withheld =>
  typeof value === 'object' && value !== null && 'withheld' in value;

/** A person's field: opened, or why not. */
export type PersonalReading =
  { readonly state: 'opened'; readonly value: string } | { readonly state: 'sealed' | 'forgotten' };

/** Whom a contribution concerns: its two organisations. */
export interface Sides {
  readonly provider?: string | undefined;
  readonly receiver?: string | undefined;
}

/** What somebody may read, and the opening of what they may. */
export interface FieldReader {
  /** Whether level and class both allow it. */
  mayRead(field: BookField): boolean;
  mayReadPerson(sides: Sides): boolean;
  /** The value under a mark; undefined where its key is not at hand. Asked only for what may be read. */
  open(mark: SealedField): unknown;
  /** A person's field. Asked only for what may be read. */
  openPersonal(field: PersonalField): PersonalReading;
}

/** How marks and persons' fields are opened; a reader without keys opens nothing. */
export type Opening = Pick<FieldReader, 'open' | 'openPersonal'>;

export const NOTHING_OPENS: Opening = { open: () => undefined, openPersonal: () => ({ state: 'sealed' }) };

/** Somebody who holds these roles in the partnership. */
export const roleReader = (grants: readonly HeldRole[], opening: Opening): FieldReader => ({
  ...opening,
  mayRead: (field) => mayRead(grants, field),
  mayReadPerson: (sides) => mayReadPerson(grants, sides),
});

/** Whoever owns the folder of a ledger: all that its keys open. */
export const ownerReader = (opening: Opening): FieldReader => ({
  ...opening,
  mayRead: () => true,
  mayReadPerson: () => true,
});

/** A view's state as this reader may see it: the one place where something is taken out of what is shown. */
export function readableBy<State, Shown>(
  reader: FieldReader,
  view: SealedView<State, Shown>,
  state: State,
): Readable<Shown>;
export function readableBy<State>(reader: FieldReader, view: EntityView<State>, state: State): Readable<State>;
export function readableBy<State>(
  reader: FieldReader,
  view: EntityView<State> | SealedView<State, unknown>,
  state: State,
): unknown {
  return 'readable' in view ? view.readable(reader, state) : state;
}

/** One field of a cost book: its value, or why it is withheld. `class` is said before `level`. */
export function readField<Value>(
  reader: FieldReader,
  level: ReadingLevel,
  field: Omit<BookField, 'level'> & { readonly value: Sealable<Value> },
): Value | Withheld {
  const { class: of, discloser, value } = field;
  if (!reader.mayRead({ level: 'price', class: of, discloser })) return { withheld: of, why: 'class' };
  if (!reader.mayRead({ level, class: of, discloser })) return { withheld: of, why: 'level' };
  if (!isSealed(value)) return value;
  const opened = reader.open(value);
  return opened === undefined ? { withheld: of, why: 'sealed' } : (opened as Value);
}
