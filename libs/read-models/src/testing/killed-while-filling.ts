import { openSqliteStore } from '@pacta/event-store';
import { fillNext } from '../engine/fill/fill-next.ts';
import { nextFileOf } from '../engine/fill/next-path.ts';
import { SAMPLE_SET } from './sample-set.ts';

/** Run as a process of its own: fills a second file and kills itself after so many events. */
const [folder = '', live = '', killAfter = ''] = process.argv.slice(2);
const store = await openSqliteStore({ folder, readOnly: true });
const onProgress = (events: number): void => {
  if (events >= Number(killAfter)) process.kill(process.pid, 'SIGKILL');
};
await fillNext({ ...SAMPLE_SET, store, file: nextFileOf(live), onProgress, pageSize: 10 });
