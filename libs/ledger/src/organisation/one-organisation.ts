import { groupsOf } from '../groups.ts';
import type { OrganisationMatches } from './organisation-matches.view.ts';

/** Answers the id that an organisation goes by once matches are followed; its own where it has none. */
export type OneOrganisation = (id: string) => string;

/**
 * Follows every match that stands. An organisation goes by the one that nobody matched onward; where two such matches
 * were recorded at the same moment and lead round in a circle, by the first of them in alphabetical order.
 */
export function oneOrganisation(organisations: Iterable<OrganisationMatches>): OneOrganisation {
  const pairs = [...organisations].flatMap(({ id, matches }) =>
    matches.filter((match) => match.reversed === null).map((match) => [id, match.with] as const),
  );
  const onward = new Set(pairs.map(([from]) => from));
  const known = new Map<string, string>();
  for (const group of groupsOf(pairs)) {
    const name = group.find((id) => !onward.has(id)) ?? (group[0] as string);
    for (const id of group) known.set(id, name);
  }
  return (id) => known.get(id) ?? id;
}
