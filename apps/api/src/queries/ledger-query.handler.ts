import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { OpenLedger } from '@pacta/opening';
import { actorReader, QueryFault } from '@pacta/queries';
import { InjectLedger } from '../commands/ledger.ts';
import { InjectReading, type LedgerReading } from '../reading/ledger-reading.ts';
import type { Rendered } from '../reading/rendered.ts';
import { LedgerQuery } from './ledger-query.ts';

/** Longest wait for the write that a read must reflect, in milliseconds. */
const LONGEST_WAIT = 5_000;

/** Answers every query, once the read models have reached the write that the answer must reflect. */
@QueryHandler(LedgerQuery)
export class LedgerQueryHandler implements IQueryHandler<LedgerQuery> {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    @InjectReading() private readonly reading: LedgerReading,
  ) {}

  /** @throws QueryFault, Problem */
  async execute({ name, request, actor, minToken, signal }: LedgerQuery): Promise<Rendered> {
    if (minToken !== undefined && (await this.ledger.projector.waitFor(minToken, LONGEST_WAIT)) === 'timed-out')
      throw lagging(minToken);
    return this.reading.read(name, actorReader(actor), request as never, signal);
  }
}

const lagging = (token: string): QueryFault =>
  new QueryFault({
    kind: 'unready',
    code: 'read-models-lag',
    detail: `The read models have not come to token ${token} within ${LONGEST_WAIT / 1000} seconds.`,
    next: 'Ask again after the time in Retry-After; without Pacta-Min-Token the answer comes at once, as of an earlier moment.',
    retryAfter: 1,
  });
