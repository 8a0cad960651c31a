import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AnsweredWrites } from './commands/answered-writes.ts';
import { CommandAnswers } from './commands/command-answers.ts';
import { CommandGateway } from './commands/command-gateway.ts';
import { LedgerCommandHandler } from './commands/ledger-command.handler.ts';
import { LEDGER } from './commands/ledger.ts';
import { LookUps } from './commands/look-ups.ts';
import { RecordedPositions } from './commands/recorded-positions.ts';
import { ServiceFigures } from './health/service-figures.ts';
import { DEMO_LEDGER, TOKEN_CHECK } from './http/authentication.guard.ts';
import { LedgerQueryHandler } from './queries/ledger-query.handler.ts';
import { READS } from './queries/ledger-reads.ts';
import { QueryGateway } from './queries/query-gateway.ts';
import { readsOf } from '@pacta/queries';
import { type OpenLedger, tokenVerifier } from '@pacta/opening';

/** Providers that all slices share: the ledger, the command bus and the query bus. */
@Global()
@Module({})
export class SharedModule {
  static of(ledger: OpenLedger): DynamicModule {
    const shared = [
      AnsweredWrites,
      CommandAnswers,
      CommandGateway,
      RecordedPositions,
      LookUps,
      QueryGateway,
      ServiceFigures,
    ];
    const ledgerProviders = [
      { provide: LEDGER, useValue: ledger },
      { provide: READS, useFactory: () => readsOf(ledger) },
      { provide: TOKEN_CHECK, useFactory: () => tokenVerifier(ledger.signingKey()) },
      { provide: DEMO_LEDGER, useFactory: () => ledger.info.demo },
    ];
    return {
      module: SharedModule,
      providers: [...ledgerProviders, ...shared, LedgerCommandHandler, LedgerQueryHandler],
      exports: [...ledgerProviders.map(({ provide }) => provide), ...shared],
    };
  }
}
