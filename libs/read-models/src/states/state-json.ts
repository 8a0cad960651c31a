import { sentenceOf } from '../engine/log-line.ts';

/** A view's state has no JSON form at all: a bigint, a cycle, nothing. */
export class StateNotPlain extends Error {
  override readonly name = 'StateNotPlain';
}

/**
 * The text of a state as its row keeps it. Members stand in the order in which the fold made them, which reading the text
 * back keeps; so a state that is plain JSON, as views promise, has one text whether or not it was read back in between.
 * (Sorting the members here would make that so for any state, at twice the time of a whole rebuild.) Throws
 * `StateNotPlain`.
 */
export function stateJson(state: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(state) as string | undefined;
  } catch (fault) {
    throw new StateNotPlain(`the state has no JSON form: ${sentenceOf(fault)}`);
  }
  if (text === undefined) throw new StateNotPlain('the fold made no state');
  return text;
}
