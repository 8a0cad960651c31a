import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@pacta/event-store';
import { LEDGER_STREAM, may } from '@pacta/ledger';
import type { LogRow } from '@pacta/projections';
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

  /** Events of a partnership are for those who read its governance; those about the ledger itself for everyone signed in. */
  async maySee(actor: string, { stream, partnershipId }: Pick<LogRow, 'stream' | 'partnershipId'>): Promise<boolean> {
    if (partnershipId === null) return stream === LEDGER_STREAM;
    const scope = await this.access.scopeIfAny(actor, partnershipId);
    return scope !== undefined && may(scope, 'readGovernance').ok;
  }

  /** How each sealed field of the event reads for somebody. */
  async fieldsFor(actor: string, event: StoredEvent): Promise<readonly FieldReading[]> {
    const { partnershipId } = event.metadata;
    if (partnershipId === undefined || Object.keys(event.sealed).length === 0) return [];
    const scope = await this.access.scopeIfAny(actor, partnershipId);
    return this.sealedFields.readFor(scope?.grants ?? [], event);
  }
}
