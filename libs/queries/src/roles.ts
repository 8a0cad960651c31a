import { rolesOf, secretariatOf } from '@pacta/read-models';
import { headOf, type LedgerReads } from './ledger-reads.ts';
import { scopeAllows, scopeIfAny, actorReader } from './scope.ts';

/**
 * A partnership whose secretariat the actor is, for a command that belongs to no partnership; undefined where there is
 * none. From the read models: the right is checked again at the store's head.
 */
export const secretariatFor = (reads: LedgerReads, actor: string): string | undefined =>
  secretariatOf(reads.readModels, actor, headOf(reads));

/**
 * Whether the actor may import published files: imports belong to no founded partnership, so the secretariat of any
 * may. Checked at the store's head, so that a revoked role ends at once.
 */
export async function mayImport(reads: LedgerReads, actor: string): Promise<boolean> {
  const held = rolesOf(reads.readModels, actor, headOf(reads));
  for (const id of new Set(held.flatMap(({ partnership }) => partnership ?? []))) {
    const scope = await scopeIfAny(reads, actorReader(actor), id);
    if (scope !== undefined && scopeAllows(scope, 'importFile')) return true;
  }
  return false;
}
