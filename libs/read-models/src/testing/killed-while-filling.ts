import { openSqliteStore } from '@pacta/event-store';
import { fillNext } from '../engine/fill/fill-next.ts';
import { nextFileOf } from '../engine/fill/next-path.ts';
import { SAMPLE_SET } from './sample-set.ts';

/** Runs as its own process: fills a second file and kills itself after the given number of events. */
const [folder = '', live = '', killAfter = ''] = process.argv.slice(2);
const store = await openSqliteStore({ folder, readOnly: true });
const onProgress = (events: number): void => {
  if (events >= Number(killAfter)) process.kill(process.pid, 'SIGKILL');
};
await fillNext({ ...SAMPLE_SET, store, file: nextFileOf(live), onProgress, pageSize: 10 });
