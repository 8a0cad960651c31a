import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { AnsweredWrites } from './commands/answered-writes.ts';
import { CommandAnswers } from './commands/command-answers.ts';
import { CommandGateway } from './commands/command-gateway.ts';
import { LedgerCommandHandler } from './commands/ledger-command.handler.ts';
import { LEDGER } from './commands/ledger.ts';
import { LookUps } from './commands/look-ups.ts';
import { RecordedPositions } from './commands/recorded-positions.ts';
import { ServiceFigures } from './health/service-figures.ts';
import { LedgerQueryHandler } from './queries/ledger-query.handler.ts';
import { READS } from './queries/ledger-reads.ts';
import { QueryGateway } from './queries/query-gateway.ts';
import { InjectReading, LEDGER_READING, type LedgerReading } from './reading/ledger-reading.ts';
import { readingHere } from './reading/reading-here.ts';
import { ReadingThread, workerOn } from './reading/reading-thread.ts';
import { readsOf, type LedgerReads } from '@pacta/queries';
import type { OpenLedger } from '@pacta/opening';

/** Providers that all slices share: the ledger, the command bus and the query bus. */
@Global()
@Module({})
export class SharedModule implements OnApplicationShutdown {
  constructor(@InjectReading() private readonly reading: LedgerReading) {}

  /** @param threads true for a service, whose readers must not keep each other waiting */
  static of(ledger: OpenLedger, threads: boolean): DynamicModule {
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
      {
        provide: LEDGER_READING,
        inject: [READS],
        useFactory: (reads: LedgerReads) => (threads ? readingInThread(ledger) : readingHere(reads)),
      },
    ];
    return {
      module: SharedModule,
      providers: [...ledgerProviders, ...shared, LedgerCommandHandler, LedgerQueryHandler],
      exports: [...ledgerProviders.map(({ provide }) => provide), ...shared],
    };
  }

  /** After the last request is answered. */
  onApplicationShutdown(): Promise<void> {
    return this.reading.close();
  }
}

function readingInThread({ place, projector, log }: OpenLedger): LedgerReading {
  return new ReadingThread({
    start: () => workerOn(place, log),
    closings: () => projector.readModels.closings,
    log,
  });
}
