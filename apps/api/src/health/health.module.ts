import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { IntegrityModule } from '../integrity/integrity.module.ts';
import { HealthController } from './health.controller.ts';
import { LedgerHealth } from './ledger-health.ts';
import { Metrics } from './metrics.ts';

@Module({
  imports: [TerminusModule.forRoot({ logger: false }), IntegrityModule],
  controllers: [HealthController],
  providers: [LedgerHealth, Metrics],
})
export class HealthModule {}
