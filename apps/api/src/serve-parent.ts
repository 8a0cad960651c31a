import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ledgerSettings, openLedger, type OpenLedger } from '@pacta/opening';
import { EXIT, StartFault, type ExitCode } from '@pacta/process';
import { faultMessage, type FromService, type ToService } from '@pacta/service-client';
import { createApp } from './create-app.ts';
import { loadExample } from './example/load-example.ts';
import { listen } from './listen.ts';

/** Longest wait for the read models before the example is loaded, in milliseconds. */
const CATCH_UP = 30_000;
/** Milliseconds after which a hanging stop is forced. */
const PATIENCE = 15_000;

/**
 * Runs the service for its parent process, until that asks it to stop or exits. It prints nothing: its address, or why it
 * can't start, goes over the IPC channel. Like any command line that writes, it leaves the ledger's own reactions to the
 * next service. Answers the exit code.
 */
export async function serveParent(): Promise<ExitCode> {
  const left = untilParentLeaves();
  let ledger: OpenLedger | undefined;
  let app: NestFastifyApplication | undefined;
  try {
    const asked = await Promise.race([whatToOpen(), left]);
    if (asked === undefined) return EXIT.done;
    const settings = ledgerSettings({ env: asked.env });
    ledger = await openLedger(settings, { write: true });
    const { projector, info } = ledger;
    if (asked.example) await projector.waitForHead(CATCH_UP);
    app = await createApp(ledger);
    if (asked.example) await loadExample(app, ledger);
    const address = await listen(app, settings);
    await tell({ kind: 'listening', address, demo: info.demo, events: projector.readModels.eventCount() });
    await left;
    return EXIT.done;
  } catch (fault) {
    await tell(faultMessage(fault));
    return fault instanceof StartFault ? fault.exitCode : EXIT.fault;
  } finally {
    await app?.close();
    await ledger?.close();
    if (process.connected) process.disconnect();
  }
}

const whatToOpen = (): Promise<ToService> =>
  new Promise((resolve) => process.once('message', (message) => resolve(message as ToService)));

/** Settles when the message is sent, or the parent is gone. */
function tell(message: FromService): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) return resolve();
    process.send(message, undefined, undefined, () => resolve());
  });
}

/** Ctrl-C reaches both processes: the parent decides, and its exit stops this one. */
function untilParentLeaves(): Promise<void> {
  process.on('SIGINT', () => undefined);
  return new Promise((resolve) => {
    const leave = (): void => {
      setTimeout(() => process.exit(EXIT.fault), PATIENCE).unref();
      resolve();
    };
    process.once('disconnect', leave);
    process.once('SIGTERM', leave);
    if (!process.connected) leave();
  });
}
