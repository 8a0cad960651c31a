import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CommandAnswers } from './commands/command-answers.ts';
import { CommandGateway } from './commands/command-gateway.ts';
import { IndexedPositions } from './commands/indexed-positions.ts';
import { LedgerCommandHandler } from './commands/ledger-command.handler.ts';
import { LEDGER } from './commands/ledger.ts';
import { LookUps } from './commands/look-ups.ts';
import { FlowPlaces } from './flow-match/flow-places.ts';
import { ServiceFigures } from './health/service-figures.ts';
import { DEMO_LEDGER, TOKEN_CHECK } from './http/authentication.guard.ts';
import { EventRights } from './log/event-rights.ts';
import { SeenEvents } from './log/seen-events.ts';
import { Access } from './reading/access.ts';
import { ListEntitiesHandler } from './reading/list-entities.query.ts';
import { PersonNames } from './reading/person-names.ts';
import { ReadEntityHandler } from './reading/read-entity.query.ts';
import { Reading } from './reading/reading.ts';
import { ReportedReading } from './reading/reported-reading.ts';
import { Secretariats } from './reading/secretariats.ts';
import { SealedFields } from './reading/sealed-fields.ts';
import { type OpenLedger, tokenVerifier } from '@pacta/opening';

/** What every slice shares: the ledger, how commands run, and who may read what. */
@Global()
@Module({})
export class SharedModule {
  static of(ledger: OpenLedger): DynamicModule {
    const shared = [
      Access,
      EventRights,
      CommandAnswers,
      CommandGateway,
      FlowPlaces,
      IndexedPositions,
      LookUps,
      PersonNames,
      Reading,
      ReportedReading,
      Secretariats,
      SealedFields,
      SeenEvents,
      ServiceFigures,
    ];
    const ledgerProviders = [
      { provide: LEDGER, useValue: ledger },
      { provide: TOKEN_CHECK, useFactory: () => tokenVerifier(ledger.signingKey()) },
      { provide: DEMO_LEDGER, useFactory: () => ledger.info.demo },
    ];
    return {
      module: SharedModule,
      providers: [...ledgerProviders, ...shared, LedgerCommandHandler, ReadEntityHandler, ListEntitiesHandler],
      exports: [...ledgerProviders.map(({ provide }) => provide), ...shared],
    };
  }
}
