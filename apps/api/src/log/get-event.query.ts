import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { readEvents, type LogRow } from '@pacta/projections';
import { InjectLedger } from '../commands/ledger.ts';
import { notFound } from '../http/problem.ts';
import type { ReadRequest } from '../reading/read-route.ts';
import { Reading } from '../reading/reading.ts';
import { Tagged } from '../reading/tagged.ts';
import type { OpenLedger } from '../runtime/open-ledger.ts';
import { EventRights } from './event-rights.ts';
import { renderedInFull } from './rendered-event.ts';

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
  ) {}

  async execute({ eventId, reader, asOf }: GetEvent): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const { position } = this.reading.moment(asOf);
    const row = await this.seen(eventId, reader.actor, position ?? -1);
    const [event] = await readEvents(this.ledger.store, [row]);
    if (event === undefined) throw notFound('event');
    const fields = await this.rights.fieldsFor(reader.actor, event);
    // An event never changes, but rights and keys do.
    const readable = fields.map(({ state }) => state[0]).join('');
    return new Tagged(`W/"${event.eventId}${readable}"`, renderedInFull(event, row.position, fields));
  }

  private async seen(eventId: string, actor: string, through: number): Promise<LogRow> {
    const found = this.ledger.projector.readModels.findEvent(eventId);
    const rows = found.kind === 'found' ? [found.row] : found.kind === 'ambiguous' ? found.rows : [];
    const seen: LogRow[] = [];
    for (const row of rows) if (row.position <= through && (await this.rights.maySee(actor, row))) seen.push(row);
    const [row] = seen;
    if (row === undefined || seen.length > 1) throw notFound('event');
    return row;
  }
}
