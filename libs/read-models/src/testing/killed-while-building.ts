import { openSqliteStore } from '@pacta/event-store';
import { buildSide } from '../rebuild/build-side.ts';
import { sideOf } from '../rebuild/side-file.ts';
import { SAMPLE_SET } from './sample-set.ts';

/** Run as a process of its own: builds beside a live file and kills itself after so many events. */
const [folder = '', live = '', killAfter = ''] = process.argv.slice(2);
const store = await openSqliteStore({ folder, readOnly: true });
const onProgress = (events: number): void => {
  if (events >= Number(killAfter)) process.kill(process.pid, 'SIGKILL');
};
await buildSide({ ...SAMPLE_SET, store, onProgress, pageSize: 10 }, sideOf(live, ['tally', 'names']));
