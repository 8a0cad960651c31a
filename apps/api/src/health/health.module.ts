import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller.ts';
import { LedgerHealth } from './ledger-health.ts';
import { Metrics } from './metrics.ts';

@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController],
  providers: [LedgerHealth, Metrics],
})
export class HealthModule {}
