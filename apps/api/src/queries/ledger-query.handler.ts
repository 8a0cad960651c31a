import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { OpenLedger } from '@pacta/opening';
import { actorReader, QueryFault, type Answer, type LedgerReads } from '@pacta/queries';
import { InjectLedger } from '../commands/ledger.ts';
import { LedgerQuery } from './ledger-query.ts';
import { InjectReads } from './ledger-reads.ts';

/** Longest wait for the write that a read must reflect, in milliseconds. */
const LONGEST_WAIT = 5_000;

/** Runs every question, once the read models have reached the write that the answer must reflect. */
@QueryHandler(LedgerQuery)
export class LedgerQueryHandler implements IQueryHandler<LedgerQuery> {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    @InjectReads() private readonly reads: LedgerReads,
  ) {}

  /** @throws QueryFault */
  async execute({ ask, actor, minToken }: LedgerQuery): Promise<Answer<unknown>> {
    if (minToken !== undefined && (await this.ledger.projector.waitFor(minToken, LONGEST_WAIT)) === 'timed-out')
      throw lagging(minToken);
    return ask(this.reads, actorReader(actor));
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
