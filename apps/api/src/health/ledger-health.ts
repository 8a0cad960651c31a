import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { InjectLedger } from '../commands/ledger.ts';
import { CheckpointService } from '../integrity/checkpoint.service.ts';
import type { OpenLedger } from '@pacta/opening';

/** Events that read models may be behind before the service says that it is not ready. */
const MOST_LAG = 10_000;

@Injectable()
export class LedgerHealth {
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

  /** Where the log no longer fits what was signed for it, somebody has to look; until then nothing is signed. */
  checkpoints() {
    const check = this.indicator.check('checkpoints');
    return this.keeper.fault === undefined
      ? check.up()
      : check.down({ message: 'no checkpoint can be signed for now; the log says why' });
  }

  async readModels() {
    const check = this.indicator.check('readModels');
    const status = await this.ledger.projector.status().catch(() => undefined);
    if (status === undefined) return check.down({ message: 'the projector does not answer' });
    const { projections, caughtUp, fault, running } = status;
    // What is rebuilt after an upgrade is answered from the log meanwhile, so it does not make the service unready.
    const following = projections.filter(({ state }) => state !== 'outdated');
    const lag = Math.max(0, ...following.map((projection) => projection.lag));
    const lagSeconds = Math.max(0, ...following.map((projection) => projection.lagSeconds ?? 0));
    const stopped = following.filter(({ state }) => state === 'stopped').map(({ name }) => name);
    const parked = projections.reduce((sum, projection) => sum + projection.parked, 0);
    const figures = { caughtUp, lag, lagSeconds, parked, outdated: projections.length - following.length, stopped };
    if (!running) return check.down({ ...figures, message: 'the projector has stopped' });
    if (fault !== null) return check.down({ ...figures, message: 'the projector can not go on for now' });
    return lag > MOST_LAG ? check.down({ ...figures, message: 'the read models are far behind' }) : check.up(figures);
  }
}
