import { readFileSync } from 'node:fs';
import type { StoredEvent } from '@pacta/event-store';
import { noLog } from '../engine/log-line.ts';
import { openSession } from '../engine/projection-set.ts';
import { openReadModelFile } from '../engine/read-model-file.ts';
import { failAtStatement } from './failing-database.ts';
import { SAMPLE_SET } from './sample-set.ts';

/** Runs as its own process: applies the page on stdin to a file and kills itself at the given statement. */
const [file = '', failing = ''] = process.argv.slice(2);
const page = (JSON.parse(readFileSync(0, 'utf8')) as (StoredEvent & { leaf: string })[]).map((event) => ({
  ...event,
  leaf: Buffer.from(event.leaf, 'hex'),
}));
const db = failAtStatement(openReadModelFile(file, noLog), Number(failing), () => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still alive');
});
const { applier } = openSession(db, SAMPLE_SET);
applier.apply(page);
db.close();
