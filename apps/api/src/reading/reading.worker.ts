import { parentPort, workerData } from 'node:worker_threads';
import { openBeside, type LedgerPlace } from '@pacta/opening';
import { runInBackground } from '@pacta/process';
import { serveReading } from './serve-reading.ts';
import type { ToReading } from './thread-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this runs in a thread of a service');

runInBackground();
const ledger = await openBeside(workerData as LedgerPlace);
const answer = serveReading(ledger, (message, transferred) => port.postMessage(message, transferred));
port.on('message', (message: ToReading) => {
  if (message.kind === 'read') void answer(message);
  else void ledger.close().finally(() => process.exit());
});
