import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadExample } from './example/load-example.ts';
import { serviceLog } from './http/service-log.ts';
import {
  explained,
  ledgerSettings,
  type LedgerSettings,
  type OpenLedger,
  openLedger,
  startTracing,
  type Tracing,
} from '@pacta/opening';
import { EXIT, isSystemError, StartFault, type ExitCode } from '@pacta/process';
import { untilAskedToStop } from './shutdown.ts';
import { welcome } from './welcome.ts';

/** Milliseconds that a start may spend on catching up before it listens all the same. */
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
      log: (message, figures) => log.info({ ...figures }, message),
    });
    for (const warning of ledger.warnings) process.stderr.write(`${warning}\n`);
    const caughtUp = ledger.projector.waitForHead(CATCH_UP);
    caughtUp.catch(() => undefined);
    // Loaded only now, since it is most of what a start takes: the projector's thread starts and catches up meanwhile.
    const { createApp } = await import('./create-app.ts');
    app = await createApp(ledger, { ...settings, log });
    await caughtUp;
    const loaded = await loadExample(app, ledger);
    const address = await listen(app, settings);
    process.stdout.write(welcome({ address, ledger, settings, loaded }));
    await untilAskedToStop();
    return EXIT.done;
  } catch (fault) {
    return failed(fault);
  } finally {
    await app?.close();
    await ledger?.close();
    await tracing?.end();
  }
}

async function listen(app: NestFastifyApplication, { host, port }: LedgerSettings): Promise<string> {
  return explained(async () => {
    try {
      await app.listen(port, host);
    } catch (fault) {
      throw listenFault(fault, host, port) ?? fault;
    }
    const { port: taken } = app.getHttpServer().address() as AddressInfo;
    return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
  });
}

function listenFault(fault: unknown, host: string, port: number): StartFault | undefined {
  if (isSystemError(fault, 'EADDRINUSE'))
    return new StartFault(
      'port-taken',
      `Port ${port} on ${host} is taken by another process: stop that one, or set PACTA_PORT to another port (0 picks a free one).`,
    );
  if (isSystemError(fault, 'EACCES'))
    return new StartFault(
      'port-forbidden',
      `This user may not listen on port ${port}: set PACTA_PORT to one above 1023.`,
    );
  if (isSystemError(fault, 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'))
    return new StartFault(
      'host-unknown',
      `PACTA_HOST is ${host}, which is no address of this machine: set it to 127.0.0.1, or to 0.0.0.0 for every address.`,
      EXIT.usage,
    );
  return undefined;
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
