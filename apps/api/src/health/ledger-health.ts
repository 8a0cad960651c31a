import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { InjectLedger } from '../commands/ledger.ts';
import { CheckpointService } from '../integrity/checkpoint.service.ts';
import type { OpenLedger } from '@pacta/opening';
import { LastKnown } from './last-known.ts';

/** Largest lag of the read models, in events, at which the service is still ready. */
const MOST_LAG = 10_000;

@Injectable()
export class LedgerHealth {
  /** The projector answers between two pages, which may hold thousands of events. */
  readonly #status = new LastKnown(() => this.ledger.projector.status());

  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly indicator: HealthIndicatorService,
    private readonly keeper: CheckpointService,
  ) {}

  async store() {
    const check = this.indicator.check('store');
    try {
      await this.ledger.store.head();
      return check.up();
    } catch {
      return check.down('the event store does not answer');
    }
  }

  /** Signing stops where the log contradicts a signed checkpoint, until an operator has looked. */
  checkpoints() {
    const check = this.indicator.check('checkpoints');
    return this.keeper.fault === undefined
      ? check.up()
      : check.down({ message: 'no checkpoint can be signed for now; the log says why' });
  }

  async readModels() {
    const check = this.indicator.check('readModels');
    const status = await this.#status.value().catch(() => undefined);
    if (status === undefined) return check.down({ message: 'the projector does not answer' });
    const { projections, caughtUp, fault, running } = status;
    const lag = Math.max(0, ...projections.map((projection) => projection.lag));
    const lagSeconds = Math.max(0, ...projections.map((projection) => projection.lagSeconds ?? 0));
    const parked = projections.reduce((sum, projection) => sum + projection.parked, 0);
    // Rows of an older version are still served and updated, so the service is ready.
    const outdated = projections.filter(({ state }) => state === 'outdated').length;
    const stalled = this.ledger.rebuilds?.underWay().some((rebuild) => rebuild.stalled) ?? false;
    const figures = { caughtUp, lag, lagSeconds, parked, outdated, stalled };
    if (!running) return check.down({ ...figures, message: 'the projector has stopped' });
    if (fault !== null) return check.down({ ...figures, message: 'the projector can not go on for now' });
    if (stalled) return check.down({ ...figures, message: 'the rebuild of the read models makes no progress' });
    return lag > MOST_LAG ? check.down({ ...figures, message: 'the read models lag far' }) : check.up(figures);
  }
}
