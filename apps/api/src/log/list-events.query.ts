import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isRefusal } from '@pacta/ledger';
import { readEvents, readMoment, type LogFilter, type LogRow } from '@pacta/read-models';
import { InjectLedger } from '../commands/ledger.ts';
import { badRequest } from '../http/problem.ts';
import { cursorFor, cursorIn } from '../reading/cursor.ts';
import { PAGE_SIZE } from '../reading/list-entities.query.ts';
import type { ReadRequest } from '../reading/read-route.ts';
import { Reading } from '../reading/reading.ts';
import { taggedPage, type Tagged } from '../reading/tagged.ts';
import type { OpenLedger } from '@pacta/opening';
import { EventRights } from './event-rights.ts';
import type { LogQuery } from './log.requests.ts';
import { renderedEvent } from './rendered-event.ts';

/** A page of the log, as far as the reader may see it. */
export class ListEvents {
  constructor(
    readonly reader: ReadRequest,
    readonly query: LogQuery,
  ) {}
}

/** Rows looked at for one page at most: a reader of little in a large log gets a short page and a cursor. */
const MOST_ROWS = 20_000;

@QueryHandler(ListEvents)
export class ListEventsHandler implements IQueryHandler<ListEvents> {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly reading: Reading,
    private readonly rights: EventRights,
  ) {}

  async execute({ reader, query }: ListEvents): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const { cursor, limit = PAGE_SIZE, ...filters } = query;
    const question = ['log', reader.actor, filters];
    const after = cursorIn(question, cursor);
    const shown = this.reading.moment(query.asOf);
    const range = this.reading.effective(query.effective);
    const filter = {
      ...this.filterOf(query),
      ...(range?.first == null ? {} : { effectiveFrom: range.first }),
      ...(range?.last == null ? {} : { effectiveTo: range.last }),
      ...(shown.past ? { through: shown.position ?? -1 } : {}),
    };
    const { rows, next } = await this.seen(reader.actor, filter, typeof after === 'number' ? after : undefined, limit);
    const events = await readEvents(this.ledger.store, rows);
    const items = await Promise.all(
      events.map(async (event, index) =>
        renderedEvent(event, rows[index]?.position ?? null, await this.rights.fieldsFor(reader.actor, event)),
      ),
    );
    return taggedPage(shown, { items, next: next === null ? null : cursorFor(question, next), asOf: shown.position });
  }

  /** The first `limit` rows that the reader may see; `next` is the position after which to go on. */
  private async seen(
    actor: string,
    filter: LogFilter,
    from: number | undefined,
    limit: number,
  ): Promise<{ rows: LogRow[]; next: number | null }> {
    const rows: LogRow[] = [];
    let after = from;
    for (let looked = 0; looked < MOST_ROWS;) {
      const page = this.ledger.projector.readModels.log({
        ...filter,
        limit: Math.max(limit, PAGE_SIZE),
        ...(after === undefined ? {} : { after }),
      });
      for (const row of page.rows) {
        if (rows.length === limit) return { rows, next: rows.at(-1)?.position ?? null };
        if (await this.rights.maySee(actor, row)) rows.push(row);
        after = row.position;
      }
      if (page.next === null) return { rows, next: null };
      looked += page.rows.length;
    }
    return { rows, next: after ?? null };
  }

  private filterOf({ type, stream, actor, since, until, partnership, reverse }: LogQuery): LogFilter {
    return {
      ...(type === undefined ? {} : { types: type.split(',') }),
      ...(stream === undefined ? {} : { stream }),
      ...(actor === undefined ? {} : { actor }),
      ...(since === undefined ? {} : { since: this.instant('since', since, 'first') }),
      ...(until === undefined ? {} : { until: this.instant('until', until, 'last') }),
      ...(partnership === undefined ? {} : { partnershipId: partnership }),
      ...(reverse === undefined ? {} : { reverse }),
    };
  }

  /** A day means its first or last instant in the ledger's zone. */
  private instant(name: string, text: string, end: 'first' | 'last'): string {
    const moment = readMoment(text, this.ledger.info.zone);
    if (isRefusal(moment) || moment.kind !== 'time')
      throw badRequest(
        'not-a-moment',
        `${name} is not a date or an instant.`,
        'Write 2026-03-31 or 2026-03-31T10:00:00Z.',
        [{ pointer: `/query/${name}`, message: 'is not a date or an instant' }],
      );
    return new Date(moment[end]).toISOString();
  }
}
