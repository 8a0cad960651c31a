import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheckService } from '@nestjs/terminus';
import { ApiExcludeController } from '../http/open-api-marks.ts';
import { Anonymous } from '../http/capability.ts';
import { Problem } from '../http/problem.ts';
import { LedgerHealth } from './ledger-health.ts';
import { Metrics } from './metrics.ts';

/** For whoever keeps the service running. Nothing here tells what the ledger holds. */
@ApiExcludeController()
@Anonymous()
@Controller()
export class HealthController {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly ledger: LedgerHealth,
    private readonly figures: Metrics,
  ) {}

  /** The process runs. */
  @Get('health/live')
  live() {
    return { status: 'ok' };
  }

  /** The store answers and the read models follow it. */
  @Get('health/ready')
  async ready() {
    try {
      return await this.checks.check([() => this.ledger.store(), () => this.ledger.readModels()]);
    } catch (error) {
      if (error instanceof ServiceUnavailableException) throw notReady(error.getResponse());
      throw error;
    }
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics() {
    return this.figures.text();
  }
}

const notReady = (report: string | object): Problem =>
  new Problem({
    status: 503,
    code: 'not-ready',
    detail: 'The store does not answer, or the read models do not follow it.',
    next: 'Look at checks for the part that is down, and at the log for why.',
    headers: { 'retry-after': '5' },
    more: { checks: (report as { readonly details?: unknown }).details },
  });
