import { isSealed, type ConfidentialityClass, type Sealable } from '../sealable.ts';
import type { EntityView, SealedView } from '../view.ts';
import type { FieldReader } from './field-reader.ts';
import type { BookField, ReadingLevel } from './reading.ts';

declare const readable: unique symbol;

/**
 * The redacted state for one reader. Only `readableBy` makes this type, so code that takes it can't be given an
 * unredacted state.
 */
export type Readable<Shown> = Shown & { readonly [readable]: true };

/**
 * Why a value is withheld. `class`: the reader may not read this confidentiality class. `level`: too detailed for this
 * reader. `sealed`: the key is missing.
 */
export interface Withheld {
  readonly withheld: ConfidentialityClass;
  readonly why: 'class' | 'level' | 'sealed';
}

export const isWithheld = (value: unknown): value is Withheld =>
  typeof value === 'object' && value !== null && 'withheld' in value;

/** The state as this reader may see it. This is the only redaction: every output goes through it. */
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

/** One field of a cost book: its value, or why it is withheld. `class` is reported before `level`. */
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
