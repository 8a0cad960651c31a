import type { Role } from '@pacta/ledger';
import { knownPartnerships, partnersKnown, rolesGranted } from '@pacta/read-models';
import type { LedgerReads } from './ledger-reads.ts';
import { momentOf, positionOf, type Answer } from './moment.ts';
import type { Page } from './page.ts';
import { scopeIfAny, type Reader } from './scope.ts';

/** The members of a partnership, and all roles granted in it. */
export interface Roster {
  readonly id: string;
  readonly name: string;
  /** In the order in which they joined. */
  readonly partners: readonly { readonly id: string; readonly name: string }[];
  /** In the order of the grants. */
  readonly grants: readonly RosterGrant[];
}

interface RosterGrant {
  readonly actor: string;
  readonly role: Role;
  /** Organisation id; null where it was granted for none. */
  readonly organisation: string | null;
  /** The event that revoked it; null while it is held. */
  readonly revoked: { readonly position: number } | null;
}

/** The rosters of the partnerships that the reader has a role in, in the order of their founding. @throws QueryFault */
export async function rosters(
  reads: LedgerReads,
  reader: Reader,
  { asOf }: { readonly asOf?: string | undefined },
): Promise<Answer<Page<Roster>>> {
  const shown = momentOf(reads, asOf);
  const { readModels } = reads;
  const { through } = shown;
  const partners = Map.groupBy(partnersKnown(readModels, through), ({ partnership }) => partnership);
  const granted = Map.groupBy(rolesGranted(readModels, through), ({ partnership }) => partnership);
  const items: Roster[] = [];
  for (const { id, origin, name } of knownPartnerships(readModels, through)) {
    if (origin !== 'founded' || (await scopeIfAny(reads, reader, id)) === undefined) continue;
    items.push({
      id,
      name: name ?? '',
      partners: (partners.get(id) ?? []).map(({ organisation, name: called }) => ({ id: organisation, name: called })),
      grants: (granted.get(id) ?? []).map(({ actor, role, organisation, until }) => ({
        actor,
        role,
        organisation,
        revoked: until === null ? null : { position: until },
      })),
    });
  }
  return { shown, body: { items, next: null, asOf: positionOf(shown) } };
}
