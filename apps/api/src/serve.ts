import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadExample } from './example/load-example.ts';
import { serviceLog } from './http/service-log.ts';
import { listen } from './listen.ts';
import { LEDGER_READING, type LedgerReading } from './reading/ledger-reading.ts';
import {
  announceService,
  ledgerSettings,
  type OpenLedger,
  openLedger,
  startTracing,
  type Tracing,
  withdrawAnnouncement,
} from '@pacta/opening';
import { EXIT, StartFault, type ExitCode } from '@pacta/process';
import { stopRequested } from './shutdown.ts';
import { welcome } from './welcome.ts';

/** `npm start -- --accept-loss`: for one start, never a setting. */
const ACCEPT_LOSS = '--accept-loss';

/** Longest wait for the read models before the service listens, in milliseconds. */
const CATCH_UP = 2_000;

/** Runs the service until it is asked to stop. Answers the exit code. */
export async function serve(): Promise<ExitCode> {
  let ledger: OpenLedger | undefined;
  let app: NestFastifyApplication | undefined;
  let tracing: Tracing | undefined;
  try {
    const settings = ledgerSettings();
    const log = serviceLog(settings.logLevel ?? (settings.demo ? 'warn' : 'info'));
    tracing = await startTracing();
    ledger = await openLedger(settings, {
      write: true,
      threads: true,
      acceptLoss: process.argv.includes(ACCEPT_LOSS),
      log: (message, figures) => log.info({ ...figures }, message),
    });
    for (const warning of ledger.warnings) process.stderr.write(`${warning}\n`);
    const caughtUp = ledger.projector.waitForHead(CATCH_UP);
    caughtUp.catch(() => undefined);
    // Loading this takes most of a start; the projector's thread starts and catches up meanwhile.
    const { createApp } = await import('./create-app.ts');
    app = await createApp(ledger, { ...settings, log, threads: true });
    await caughtUp;
    const loaded = await loadExample(app, ledger);
    const address = await listen(app, settings);
    announceService(settings.ledger, { address, demo: ledger.info.demo });
    process.stdout.write(welcome({ address, ledger, settings, loaded }));
    app.get<LedgerReading>(LEDGER_READING).start();
    await stopRequested();
    return EXIT.done;
  } catch (fault) {
    return failed(fault);
  } finally {
    if (ledger !== undefined) withdrawAnnouncement(ledger.place.ledger);
    await app?.close();
    await ledger?.close();
    await tracing?.end();
  }
}

function failed(fault: unknown): ExitCode {
  if (fault instanceof StartFault) {
    process.stderr.write(`${fault.message}\n`);
    return fault.exitCode;
  }
  process.stderr.write(
    `Pacta met a fault of its own: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
  );
  return EXIT.fault;
}
