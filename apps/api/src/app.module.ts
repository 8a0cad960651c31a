import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { CommitmentModule } from './commitment/commitment.module.ts';
import { ContributionModule } from './contribution/contribution.module.ts';
import { CostBookModule } from './cost-book/cost-book.module.ts';
import { DecisionModule } from './decision/decision.module.ts';
import { FlowMatchModule } from './flow-match/flow-match.module.ts';
import { HealthModule } from './health/health.module.ts';
import { EveryRouteIsGuarded } from './http/every-route-is-guarded.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { RequestShapePipe } from './http/request-shape.pipe.ts';
import { ImportingModule } from './importing/importing.module.ts';
import { IntegrityModule } from './integrity/integrity.module.ts';
import { LedgerModule } from './ledger/ledger.module.ts';
import { LeverageModule } from './leverage/leverage.module.ts';
import { LogModule } from './log/log.module.ts';
import { OrganisationModule } from './organisation/organisation.module.ts';
import { PartnershipModule } from './partnership/partnership.module.ts';
import { ProjectionsModule } from './projections/projections.module.ts';
import { PortfolioModule } from './portfolio/portfolio.module.ts';
import { RateModule } from './rate/rate.module.ts';
import type { OpenLedger } from '@pacta/opening';
import { SharedModule } from './shared.module.ts';

export interface ServiceParts {
  /** Largest file that may be imported over HTTP, in bytes. */
  readonly importLimit: number;
  /** True where long reading runs in a worker thread. */
  readonly threads: boolean;
}

@Module({})
export class AppModule {
  static of(ledger: OpenLedger, { importLimit, threads }: ServiceParts, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        // An operator needs Nest's warnings, not its start-up messages.
        LoggerModule.forRoot({
          pinoHttp: { logger: log.child({}, { level: quietly(log.level) }) },
          useExisting: true,
          forRoutes: [],
        }),
        DiscoveryModule,
        CqrsModule.forRoot(),
        SharedModule.of(ledger, threads),
        PartnershipModule,
        CommitmentModule,
        CostBookModule,
        DecisionModule,
        ContributionModule,
        LeverageModule,
        RateModule,
        OrganisationModule,
        FlowMatchModule,
        ImportingModule.of(importLimit),
        PortfolioModule,
        LogModule,
        LedgerModule,
        IntegrityModule,
        ProjectionsModule,
        HealthModule,
      ],
      providers: [
        EveryRouteIsGuarded,
        { provide: APP_PIPE, useClass: RequestShapePipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}

const quietly = (level: string): string => (['trace', 'debug', 'info'].includes(level) ? 'warn' : level);
