import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CommandAnswers } from './commands/command-answers.ts';
import { CommandDesk } from './commands/command-desk.ts';
import { Commands } from './commands/commands.ts';
import { IndexedPositions } from './commands/indexed-positions.ts';
import { LEDGER } from './commands/ledger.ts';
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

/** What every slice shares: the ledger, the command desk, and who may read what. */
@Global()
@Module({})
export class SharedModule {
  static of(ledger: OpenLedger): DynamicModule {
    const shared = [
      Access,
      EventRights,
      CommandAnswers,
      CommandDesk,
      Commands,
      IndexedPositions,
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
      { provide: TOKEN_CHECK, useValue: tokenVerifier(ledger.signingKey()) },
      { provide: DEMO_LEDGER, useValue: ledger.info.demo },
    ];
    return {
      module: SharedModule,
      providers: [...ledgerProviders, ...shared, ReadEntityHandler, ListEntitiesHandler],
      exports: [...ledgerProviders.map(({ provide }) => provide), ...shared],
    };
  }
}
