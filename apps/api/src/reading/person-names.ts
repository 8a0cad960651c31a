import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@pacta/event-store';
import type { PersonalField, PersonalReading } from '@pacta/ledger';
import { readEvents } from '@pacta/read-models';
import { InjectLedger } from '../commands/ledger.ts';
import type { OpenLedger } from '@pacta/opening';
import type { Scope } from './access.ts';
import type { RenderTools } from './entity-kind.ts';
import { SealedFields } from './sealed-fields.ts';

/** Events kept, the first one read dropped first. */
const KEPT = 2_000;

/** Opens people's fields from the events, each time anew: their plaintext is kept nowhere. */
@Injectable()
export class PersonNames implements RenderTools {
  /** As they are stored, sealed. */
  readonly #events = new Map<string, StoredEvent>();

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
    const event = this.#events.get(eventId) ?? (await this.#read(eventId));
    const fields = event === undefined ? [] : await this.sealedFields.readFor(grants, event);
    const field = fields.find((each) => each.pointer === pointer);
    if (field?.state === 'opened') return { state: 'opened', value: String(field.value) };
    return { state: field?.state === 'forgotten' ? 'forgotten' : 'sealed' };
  }

  async #read(eventId: string): Promise<StoredEvent | undefined> {
    const found = this.ledger.projector.readModels.findEvent(eventId);
    const [event] = found.kind === 'found' ? await readEvents(this.ledger.store, [found.row]) : [];
    if (event === undefined) return undefined;
    if (this.#events.size >= KEPT) this.#events.delete(this.#events.keys().next().value as string);
    this.#events.set(eventId, event);
    return event;
  }
}
