import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { readEvents } from '@pacta/read-models';
import { InjectLedger } from '../commands/ledger.ts';
import { notFound } from '../http/problem.ts';
import type { ReadRequest } from '../reading/read-route.ts';
import { Reading } from '../reading/reading.ts';
import { Tagged } from '../reading/tagged.ts';
import type { OpenLedger } from '@pacta/opening';
import { EventRights } from './event-rights.ts';
import { renderedInFull } from './rendered-event.ts';
import { SeenEvents } from './seen-events.ts';

/** One event, by its id or a beginning of it that is unique. */
export class GetEvent {
  constructor(
    readonly eventId: string,
    readonly reader: ReadRequest,
    /** Then an event that was not recorded yet is not found. */
    readonly asOf?: string,
  ) {}
}

@QueryHandler(GetEvent)
export class GetEventHandler implements IQueryHandler<GetEvent> {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly reading: Reading,
    private readonly rights: EventRights,
    private readonly seen: SeenEvents,
  ) {}

  async execute({ eventId, reader, asOf }: GetEvent): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const { position } = this.reading.moment(asOf);
    const row = await this.seen.one(eventId, reader.actor, position ?? -1);
    const [event] = await readEvents(this.ledger.store, [row]);
    if (event === undefined) throw notFound('event');
    const fields = await this.rights.fieldsFor(reader.actor, event);
    // An event never changes, but rights and keys do.
    const readable = fields.map(({ state }) => state[0]).join('');
    return new Tagged(`W/"${event.eventId}${readable}"`, renderedInFull(event, row.position, fields));
  }
}
