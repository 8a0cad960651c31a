import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@pacta/event-store';
import { categoryOf, LEDGER_STREAM, may } from '@pacta/ledger';
import type { LogRow } from '@pacta/read-models';
import type { FieldReading } from '@pacta/reports';
import { Access } from '../reading/access.ts';
import { SealedFields } from '../reading/sealed-fields.ts';

/** Which events somebody sees, and how much of each. */
@Injectable()
export class EventRights {
  constructor(
    private readonly access: Access,
    private readonly sealedFields: SealedFields,
  ) {}

  /**
   * Events of a partnership are for those who read its governance. Those about the ledger itself and about organisations
   * are for everyone signed in, as are reports on a partnership that nobody has founded: they were published.
   */
  async maySee(actor: string, { stream, partnershipId }: Pick<LogRow, 'stream' | 'partnershipId'>): Promise<boolean> {
    const category = categoryOf(stream);
    if (partnershipId === null) return stream === LEDGER_STREAM || category === 'organisation';
    if (category !== 'report') {
      const scope = await this.access.scopeIfAny(actor, partnershipId);
      return scope !== undefined && may(scope, 'readGovernance').ok;
    }
    const scope = await this.access.scopeOfReports(actor, partnershipId);
    return scope !== undefined && (scope.grants.length === 0 || may(scope, 'readGovernance').ok);
  }

  /** How each sealed field of the event reads for somebody. */
  async fieldsFor(actor: string, event: StoredEvent): Promise<readonly FieldReading[]> {
    const { partnershipId } = event.metadata;
    if (partnershipId === undefined || Object.keys(event.sealed).length === 0) return [];
    const scope = await this.access.scopeIfAny(actor, partnershipId);
    return this.sealedFields.readFor(scope?.grants ?? [], event);
  }
}
