import { Injectable } from '@nestjs/common';
import type { BatchObservableResult, Meter, Observable } from '@opentelemetry/api';
import { InjectLedger } from '../commands/ledger.ts';
import { CheckpointService } from '../integrity/checkpoint.service.ts';
import type { OpenLedger } from '@pacta/opening';
import { ServiceFigures } from './service-figures.ts';

/** Ledger figures that are read on each scrape. */
@Injectable()
export class Metrics {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly figures: ServiceFigures,
    private readonly keeper: CheckpointService,
  ) {
    const { meter } = figures;
    const gauges = gaugesOf(meter);
    meter.addBatchObservableCallback((result) => this.#observe(result, gauges), Object.values(gauges));
  }

  text(): Promise<string> {
    return this.figures.text();
  }

  async #observe(result: BatchObservableResult, gauges: Gauges): Promise<void> {
    const { projections, fault } = await this.ledger.projector.status();
    for (const { name, lag, lagSeconds, parked, state } of projections) {
      const projection = { projection: name };
      result.observe(gauges.lag, lag, projection);
      if (lagSeconds !== null) result.observe(gauges.lagSeconds, lagSeconds, projection);
      result.observe(gauges.parked, parked, projection);
      result.observe(gauges.following, state === 'following' ? 1 : 0, projection);
    }
    const stalled = this.ledger.rebuilds?.underWay().some((rebuild) => rebuild.stalled) ?? false;
    result.observe(gauges.stalled, stalled ? 1 : 0);
    result.observe(gauges.fault, fault === null ? 0 : 1);
    result.observe(gauges.unsigned, this.keeper.fault === undefined ? 0 : 1);
    result.observe(gauges.events, this.ledger.projector.readModels.eventCount());
    result.observe(gauges.memory, process.memoryUsage.rss());
    result.observe(gauges.uptime, Math.round(process.uptime()));
  }
}

type Gauges = Readonly<
  Record<
    'lag' | 'lagSeconds' | 'parked' | 'following' | 'stalled' | 'fault' | 'unsigned' | 'events' | 'memory' | 'uptime',
    Observable
  >
>;

function gaugesOf(meter: Meter): Gauges {
  const gauge = (name: string, description: string): Observable => meter.createObservableGauge(name, { description });
  return {
    lag: gauge('pacta_projection_lag_events', 'Events that a projection lags the log.'),
    lagSeconds: gauge('pacta_projection_lag_seconds', 'Seconds since the oldest event not taken in was recorded.'),
    parked: gauge('pacta_projection_parked_events', 'Events parked.'),
    following: gauge(
      'pacta_projection_following',
      '1 where the rows of a projection are of this version; 0 where they are outdated.',
    ),
    stalled: gauge('pacta_rebuild_stalled', '1 while a rebuild of the read models makes no progress.'),
    fault: gauge('pacta_projector_fault', '1 while a fault keeps the projector from going on.'),
    unsigned: gauge('pacta_checkpoint_fault', '1 while a fault keeps checkpoints from being signed.'),
    events: gauge('pacta_events', 'Events in the log, as far as indexed.'),
    memory: gauge('process_resident_memory_bytes', 'Resident memory.'),
    uptime: gauge('process_uptime_seconds', 'Seconds since the start.'),
  };
}
