/**
 * A rule said no. Refusals are values, not exceptions: the caller turns one into a 409 (or the status mapped to its
 * code), and a page in docs/problems says what to do.
 */
export interface Refusal {
  readonly refused: string;
  /** One sentence: what the rule found, with the figures that matter. */
  readonly detail: string;
  /** One sentence: what to do next. */
  readonly next: string;
  /** JSON pointer into the command's data, where one field is at fault. */
  readonly pointer?: string;
}

export const refuse = (refused: string, detail: string, next: string, pointer?: string): Refusal => ({
  refused,
  detail,
  next,
  ...(pointer === undefined ? {} : { pointer }),
});

export function isRefusal(outcome: object): outcome is Refusal {
  return 'refused' in outcome;
}
