import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { openForReading } from '../ledger-file.ts';
import type { LedgerPaths } from '../ledger-folder.ts';
import { scanStretch } from './scan-stretch.ts';
import { RowReader } from './row-reader.ts';
import { complaintsOf } from './verify-file.ts';
import type { ToVerifyThread, VerifyAnswer, VerifyTask } from './verify-messages.ts';

const port = parentPort as MessagePort;
const connection = openForReading(workerData as LedgerPaths);
const reader = new RowReader(connection);

port.on('message', (task: ToVerifyThread) => {
  if (task.kind === 'end') {
    connection.close();
    port.close();
    return;
  }
  const answer = answerTo(task);
  const moved = answer !== undefined && 'hashes' in answer ? [answer.hashes.buffer] : [];
  port.postMessage(answer, moved);
});

function answerTo(task: VerifyTask): VerifyAnswer {
  if (task.kind === 'structure') return complaintsOf(connection);
  try {
    return scanStretch(reader, task.stretch);
  } catch {
    return undefined;
  }
}
