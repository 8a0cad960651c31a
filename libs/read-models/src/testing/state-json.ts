/**
 * The text of a state. Members keep the order in which the fold made them, also when the text is parsed again; so a
 * state of plain JSON, as views promise, has one text whether or not it was parsed in between.
 */
export function stateJson(state: unknown): string {
  const text = JSON.stringify(state) as string | undefined;
  if (text === undefined) throw new Error('the fold made no state');
  return text;
}
