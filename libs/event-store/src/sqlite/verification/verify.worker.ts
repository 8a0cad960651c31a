import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { openForReading } from '../ledger-file.ts';
import type { LedgerPaths } from '../ledger-folder.ts';
import { idsAreIndexed, type IdsOfRows } from './compare-indexes.ts';
import { StretchScanner } from './scan-stretch.ts';
import { complaintsOf } from './verify-file.ts';
import type { ToVerifyThread, VerifyAnswer, VerifyTask } from './verify-messages.ts';

const port = parentPort as MessagePort;
const connection = openForReading(workerData as LedgerPaths);
const scanner = new StretchScanner(connection);

port.on('message', (task: ToVerifyThread) => {
  if (task.kind === 'end') {
    connection.close();
    port.close();
    return;
  }
  const answer = answerTo(task);
  const moved =
    typeof answer === 'object' && 'hashes' in answer
      ? [answer.hashes.buffer, answer.ids.buffer, answer.streams.of.buffer].filter(({ byteLength }) => byteLength > 0)
      : [];
  port.postMessage(answer, moved);
});

function answerTo(task: VerifyTask): VerifyAnswer {
  switch (task.kind) {
    case 'pages':
      return complaintsOf(connection, 'quick_check');
    case 'structure':
      return complaintsOf(connection);
    case 'ids':
      return areIndexed(task.rows);
    case 'stretch':
      return scanner.tryScan(task.stretch);
  }
}

function areIndexed(rows: IdsOfRows): boolean {
  try {
    return idsAreIndexed(connection, rows);
  } catch {
    return false;
  }
}
