/** Two ids that were stated to be the same. */
export type Pair = readonly [one: string, other: string];

/**
 * The connected components of these pairs, each with its ids in alphabetical order. Ids in no pair are in no component;
 * cycles are allowed.
 */
export function groupsOf(pairs: Iterable<Pair>): readonly (readonly string[])[] {
  const leaders = new Map<string, string>();
  const leaderOf = (id: string): string => {
    let leader = id;
    for (let next = leaders.get(leader); next !== undefined; next = leaders.get(leader)) leader = next;
    if (leader !== id) leaders.set(id, leader);
    return leader;
  };
  const members = new Set<string>();
  for (const [one, other] of pairs) {
    members.add(one).add(other);
    const [left, right] = [leaderOf(one), leaderOf(other)];
    if (left !== right) leaders.set(right, left);
  }
  return [...Map.groupBy([...members].toSorted(), leaderOf).values()];
}
