import { Injectable } from '@nestjs/common';
import { CAPABILITIES, may, partnershipOverview } from '@pacta/ledger';
import { Problem } from '../http/problem.ts';
import { Access } from '../reading/access.ts';
import { Reading } from '../reading/reading.ts';

/**
 * Imports stand outside the partnerships that were founded: whoever is the secretariat of one of them may import. Looked up
 * at the store's head, so that a revoked role ends at once.
 */
@Injectable()
export class ImportRights {
  constructor(
    private readonly access: Access,
    private readonly reading: Reading,
  ) {}

  /** @throws Problem 403 */
  async mayImport(actor: string): Promise<void> {
    for await (const { id, state } of this.reading.all(partnershipOverview, '')) {
      if (!state.grants.some((grant) => grant.actor === actor)) continue;
      const scope = await this.access.scopeIfAny(actor, id);
      if (scope !== undefined && may({ actor, grants: scope.grants }, 'importFile').ok) return;
    }
    throw new Problem({
      status: 403,
      code: 'role-missing',
      detail: `importFile is for: ${CAPABILITIES.importFile.who.join(', ')} of a partnership of this ledger.`,
      next: 'Act in this role, or import on the ledger’s own machine with `pacta import`.',
    });
  }
}
