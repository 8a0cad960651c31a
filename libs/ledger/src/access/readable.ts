import type { ConfidentialityClass } from '../sealable.ts';
import type { EntityView, SealedView } from '../view.ts';
import type { FieldReader } from './field-reader.ts';

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

/** A redacted state: in short for what is computed over many, and whole for those that are shown. */
export interface Redacted<Summary, Whole> {
  readonly summary: Readable<Summary>;
  /** Opened at the first call. */
  readonly whole: () => Readable<Whole>;
}

export function redacted<State, Summary, Whole>(
  reader: FieldReader,
  views: { readonly summary: SealedView<State, Summary>; readonly whole: SealedView<State, Whole> },
  state: State,
): Redacted<Summary, Whole> {
  let whole: Readable<Whole> | undefined;
  return {
    summary: readableBy(reader, views.summary, state),
    whole: () => (whole ??= readableBy(reader, views.whole, state)),
  };
}
