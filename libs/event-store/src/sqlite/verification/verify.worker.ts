import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { openForReading } from '../ledger-file.ts';
import type { LedgerPaths } from '../ledger-folder.ts';
import { idsAreIndexed } from './compare-indexes.ts';
import { RowsTogetherReader } from './rows-together.ts';
import { StretchScanner } from './scan-stretch.ts';
import { complaintsOf } from './verify-file.ts';
import type { ToVerifyThread, VerifyAnswer, VerifyTask } from './verify-messages.ts';

const port = parentPort as MessagePort;
const connection = openForReading(workerData as LedgerPaths);
const scanner = new StretchScanner(new RowsTogetherReader(connection));

port.on('message', (task: ToVerifyThread) => {
  if (task.kind === 'end') {
    connection.close();
    port.close();
    return;
  }
  const answer = answerTo(task);
  const moved =
    typeof answer === 'object' && 'hashes' in answer
      ? [answer.hashes.buffer, answer.ids.buffer, answer.streamOf.buffer].filter(({ byteLength }) => byteLength > 0)
      : [];
  port.postMessage(answer, moved);
});

function answerTo(task: VerifyTask): VerifyAnswer {
  try {
    switch (task.kind) {
      case 'pages':
        return complaintsOf(connection, 'quick_check');
      case 'structure':
        return complaintsOf(connection);
      case 'ids':
        return idsAreIndexed(connection, task.rows);
      case 'stretch':
        return scanner.scan(task.stretch);
    }
  } catch {
    return undefined;
  }
}
