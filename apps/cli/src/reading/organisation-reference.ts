import { findNamed, type Named } from './named-reference.ts';

/** Finds an organisation on the rosters. @throws CommandFault not found (4), or ambiguous (2) */
export function findOrganisation(
  given: string,
  rosters: readonly { readonly partners: readonly Pick<Named, 'id' | 'name'>[] }[],
): Named {
  const known = new Map(rosters.flatMap(({ partners }) => partners).map(({ id, name }) => [id, { id, name }]));
  return findNamed(given, [...known.values()], {
    what: 'organisation',
    listed: "'pacta report <partnership>' lists the partners of one.",
  });
}
