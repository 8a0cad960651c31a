/** What decides whether a new flow replaces a withdrawn one. */
export interface Pairable {
  readonly eventId: string;
  readonly kind: string;
  readonly date: string | undefined;
  readonly amount: string;
}

/** Best first: what two reports of the same flow have in common. At least the kind and one more member. */
const LIKENESS: readonly ((flow: Pairable) => string | undefined)[] = [
  ({ kind, date, amount }) => (date === undefined ? undefined : `${kind} ${date} ${amount}`),
  ({ kind, date }) => (date === undefined ? undefined : `${kind} ${date}`),
  ({ kind, amount }) => `${kind} ${amount}`,
];

/**
 * Which new report replaces which withdrawn one: the same kind, and the same date or amount. Each is used once, in the
 * order given. Leaving out a known pair from both lists does not change the other pairs.
 *
 * @returns eventId of the withdrawn report → eventId of the new one
 */
export function pairReplaced(withdrawn: readonly Pairable[], added: readonly Pairable[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const used = new Set<string>();
  for (const likeness of LIKENESS) {
    const unused = added.filter(({ eventId }) => !used.has(eventId));
    const waiting = Map.groupBy(unused, likeness);
    for (const flow of withdrawn) {
      const key = pairs.has(flow.eventId) ? undefined : likeness(flow);
      const match = key === undefined ? undefined : waiting.get(key)?.shift();
      if (match === undefined) continue;
      pairs.set(flow.eventId, match.eventId);
      used.add(match.eventId);
    }
  }
  return pairs;
}
