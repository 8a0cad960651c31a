import { rolesOf, secretariatOf } from '@pacta/read-models';
import { headOf, type LedgerReads } from './ledger-reads.ts';
import { scopeAllows, scopeIfAny, actorReader } from './scope.ts';

/**
 * A partnership whose secretariat the actor is, for a command that belongs to no partnership; undefined where there is none.
 * As far as the read models know: what is allowed is asked again at the store's head.
 */
export const secretariatFor = (reads: LedgerReads, actor: string): string | undefined =>
  secretariatOf(reads.readModels, actor, headOf(reads));

/**
 * Whether the actor may import published files: imports are outside the partnerships that were founded, so the secretariat of any
 * of them may. Asked at the store's head, so that a revoked role ends at once.
 */
export async function mayImport(reads: LedgerReads, actor: string): Promise<boolean> {
  const held = rolesOf(reads.readModels, actor, headOf(reads));
  for (const id of new Set(held.flatMap(({ partnership }) => partnership ?? []))) {
    const scope = await scopeIfAny(reads, actorReader(actor), id);
    if (scope !== undefined && scopeAllows(scope, 'importFile')) return true;
  }
  return false;
}
