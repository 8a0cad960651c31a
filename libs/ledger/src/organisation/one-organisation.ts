import { groupsOf } from '../groups.ts';
import type { OrganisationMatches } from './organisation-matches.view.ts';

/** The canonical id of an organisation: matches are followed; its own id where it has none. */
export type OneOrganisation = (id: string) => string;

/**
 * Follows every match in force. The canonical id of matched organisations is the one that is not matched onward. Two
 * matches recorded at the same moment may form a cycle: then it is the first id in alphabetical order.
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
