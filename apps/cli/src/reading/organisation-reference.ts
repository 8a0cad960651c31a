import type { PartnershipOverview } from '@pacta/ledger';
import { findNamed, type Named } from './named-reference.ts';

/** Finds an organisation on the rosters, each taken once. @throws CommandFault not found (4), or more than one fits (2) */
export function findOrganisation(given: string, overviews: readonly Pick<PartnershipOverview, 'partners'>[]): Named {
  const known = new Map(overviews.flatMap(({ partners }) => partners).map(({ id, name }) => [id, { id, name }]));
  return findNamed(given, [...known.values()], {
    what: 'organisation',
    listed: "'pacta report <partnership>' lists the partners of one.",
  });
}
