import { Injectable } from '@nestjs/common';
import type { PersonalField } from '@pacta/ledger';
import { readEvents } from '@pacta/projections';
import type { PersonalReading } from '@pacta/reports';
import { InjectLedger } from '../commands/ledger.ts';
import type { OpenLedger } from '../runtime/open-ledger.ts';
import type { Scope } from './access.ts';
import type { RenderTools } from './entity-kind.ts';
import { SealedFields } from './sealed-fields.ts';

/** Opens people's fields from the events, each time anew: their plaintext is kept nowhere. */
@Injectable()
export class PersonNames implements RenderTools {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly sealedFields: SealedFields,
  ) {}

  async openPersonal(scope: Scope, field: PersonalField): Promise<string | undefined> {
    const reading = await this.readPersonal(scope, field);
    return reading.state === 'opened' ? reading.value : undefined;
  }

  /** The field, or why it is not shown. */
  async readPersonal({ grants }: Scope, { eventId, pointer }: PersonalField): Promise<PersonalReading> {
    const found = this.ledger.projector.readModels.findEvent(eventId);
    const [event] = found.kind === 'found' ? await readEvents(this.ledger.store, [found.row]) : [];
    const fields = event === undefined ? [] : await this.sealedFields.readFor(grants, event);
    const field = fields.find((each) => each.pointer === pointer);
    if (field?.state === 'opened') return { state: 'opened', value: String(field.value) };
    return { state: field?.state === 'forgotten' ? 'forgotten' : 'sealed' };
  }
}
