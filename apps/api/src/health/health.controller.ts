import { applyDecorators, Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheckService } from '@nestjs/terminus';
import { Anonymous } from '../http/capability.ts';
import { Problem } from '../http/problem.ts';
import { RouteRule } from '../http/route-rules.ts';
import { LedgerHealth } from './ledger-health.ts';
import { Metrics } from './metrics.ts';

/** Open to everyone and never refused for their number: a probe that is refused would take the service for dead. */
const ForOperators = (): MethodDecorator => applyDecorators(Anonymous(), RouteRule({ rate: 'none' }));

/** Health for operators. Answers hold no ledger data. */
@Controller()
export class HealthController {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly ledger: LedgerHealth,
    private readonly figures: Metrics,
  ) {}

  /** The process runs. */
  @ForOperators()
  @Get('health/live')
  live() {
    return { status: 'ok' };
  }

  /** The store answers, the read models follow it, and checkpoints are signed. */
  @ForOperators()
  @Get('health/ready')
  async ready() {
    try {
      const { ledger } = this;
      return await this.checks.check([() => ledger.store(), () => ledger.readModels(), () => ledger.checkpoints()]);
    } catch (error) {
      if (error instanceof ServiceUnavailableException) throw notReady(error.getResponse());
      throw error;
    }
  }

  @ForOperators()
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
    detail: 'The store does not answer, the read models do not follow it, or no checkpoint can be signed.',
    next: 'Look at checks for the part that is down, and at the log for why.',
    headers: { 'retry-after': '5' },
    more: { checks: (report as { readonly details?: unknown }).details },
  });
