import { Injectable } from '@nestjs/common';
import { InjectLedger } from '../commands/ledger.ts';
import type { OpenLedger } from '../runtime/open-ledger.ts';
import { ServiceFigures } from './service-figures.ts';

/** The figures of this process in Prometheus' text format 0.0.4. */
@Injectable()
export class Metrics {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly figures: ServiceFigures,
  ) {}

  async text(): Promise<string> {
    const { projections, fault } = await this.ledger.projector.status();
    const lags = projections.map(({ name, lag }) => [`projection="${name}"`, lag] as const);
    const parked = projections.map((projection) => [`projection="${projection.name}"`, projection.parked] as const);
    return [
      ...family('pacta_commands_total', 'counter', 'Commands by name and outcome.', [...this.figures.commands]),
      ...family('pacta_projection_lag_events', 'gauge', 'Events that a projection is behind the log.', lags),
      ...family('pacta_projection_parked_events', 'gauge', 'Events parked.', parked),
      ...family('pacta_projector_fault', 'gauge', '1 while a fault keeps the projector from going on.', [
        ['', fault === null ? 0 : 1],
      ]),
      ...family('pacta_events', 'gauge', 'Events in the log, as far as indexed.', [
        ['', this.ledger.projector.readModels.eventCount()],
      ]),
      ...family('process_resident_memory_bytes', 'gauge', 'Resident memory.', [['', process.memoryUsage.rss()]]),
      ...family('process_uptime_seconds', 'gauge', 'Seconds since the start.', [['', Math.round(process.uptime())]]),
      '',
    ].join('\n');
  }
}

const family = (
  name: string,
  kind: string,
  help: string,
  samples: readonly (readonly [labels: string, value: number])[],
): readonly string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${kind}`,
  ...samples.map(([labels, value]) => `${name}${labels === '' ? '' : `{${labels}}`} ${value}`),
];
