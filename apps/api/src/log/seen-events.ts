import { Injectable } from '@nestjs/common';
import type { LogRow } from '@pacta/read-models';
import { InjectLedger } from '../commands/ledger.ts';
import { notFound } from '../http/problem.ts';
import type { OpenLedger } from '@pacta/opening';
import { EventRights } from './event-rights.ts';

/** Finds events among those that somebody may see. */
@Injectable()
export class SeenEvents {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly rights: EventRights,
  ) {}

  /**
   * By its id, or a beginning of it that is unique among what the actor sees of the log up to leaf index `through`.
   * @throws Problem 404
   */
  async one(eventId: string, actor: string, through = Number.MAX_SAFE_INTEGER): Promise<LogRow> {
    const found = this.ledger.projector.readModels.findEvent(eventId);
    const rows = found.kind === 'found' ? [found.row] : found.kind === 'ambiguous' ? found.rows : [];
    const seen: LogRow[] = [];
    for (const row of rows) if (row.position <= through && (await this.rights.maySee(actor, row))) seen.push(row);
    const [row] = seen;
    if (row === undefined || seen.length > 1) throw notFound('event');
    return row;
  }
}
