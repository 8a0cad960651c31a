import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { readEvents } from '@pacta/read-models';
import { reportDiff, type LogLine } from '@pacta/reports';
import { InjectLedger } from '../commands/ledger.ts';
import { badRequest, notFound } from '../http/problem.ts';
import { EventRights } from '../log/event-rights.ts';
import { renderedEvent } from '../log/rendered-event.ts';
import { Access } from '../reading/access.ts';
import type { ReadRequest } from '../reading/read-route.ts';
import { Reading, type Shown } from '../reading/reading.ts';
import { taggedPage, type Tagged } from '../reading/tagged.ts';
import type { OpenLedger } from '@pacta/opening';
import type { DiffQuery } from './partnership.requests.ts';
import { PartnershipReports } from './partnership-reports.ts';

/** What was added, changed and reversed between two moments, as this reader may see it. */
export class ReadDiff {
  constructor(
    readonly partnershipId: string,
    readonly reader: ReadRequest,
    readonly query: DiffQuery,
  ) {}
}

/** Events that one answer holds. */
const MOST_EVENTS = 500;

@QueryHandler(ReadDiff)
export class ReadDiffHandler implements IQueryHandler<ReadDiff> {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly access: Access,
    private readonly reading: Reading,
    private readonly reports: PartnershipReports,
    private readonly rights: EventRights,
  ) {}

  async execute({ partnershipId, reader, query }: ReadDiff): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const scope = await this.access.scopeOfReports(reader.actor, partnershipId);
    if (scope === undefined) throw notFound('partnership');
    const range = this.reading.effective(query.effective);
    const from = this.reading.moment(query.from, 'from');
    const to = this.reading.moment(query.to, 'to');
    if ((from.position ?? -1) > (to.position ?? -1)) throw backwards;
    const after = await this.reports.at(scope, to, range);
    if (after === undefined) throw notFound('partnership');
    const diff = reportDiff({
      from: await this.reports.at(scope, from, range),
      fromAsOf: this.reading.asOf(from),
      to: after,
      ...(await this.eventsBetween(reader.actor, partnershipId, from, to)),
    });
    return taggedPage(to, diff);
  }

  private async eventsBetween(
    actor: string,
    partnershipId: string,
    from: Shown,
    to: Shown,
  ): Promise<{ readonly events: readonly LogLine[]; readonly moreEvents: number }> {
    const { readModels } = this.ledger.projector;
    const between = { partnershipId, after: from.position ?? -1, through: to.position ?? -1 };
    const { rows } = readModels.log({ ...between, limit: MOST_EVENTS });
    const stored = await readEvents(this.ledger.store, rows);
    const events: LogLine[] = [];
    for (const [index, event] of stored.entries()) {
      const row = rows[index];
      if (row === undefined || !(await this.rights.maySee(actor, row))) continue;
      events.push({
        ...renderedEvent(event, row.position, await this.rights.fieldsFor(actor, event)),
        position: row.position,
      } as LogLine);
    }
    return { events, moreEvents: readModels.countLog(between) - rows.length };
  }
}

const backwards = badRequest(
  'moments-reversed',
  'from lies after to.',
  'Give the earlier moment as from and the later one as to.',
  [{ pointer: '/query/from', message: 'lies after to' }],
);
