/**
 * The text of a state. Members are in the order in which the fold made them, which reading the text back keeps; so a state
 * that is plain JSON, as views promise, has one text whether or not it was read back in between.
 */
export function stateJson(state: unknown): string {
  const text = JSON.stringify(state) as string | undefined;
  if (text === undefined) throw new Error('the fold made no state');
  return text;
}
