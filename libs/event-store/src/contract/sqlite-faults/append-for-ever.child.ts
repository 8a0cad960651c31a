import { freshStream, sampleEvents } from '../sample-events.ts';
import { openSqliteStore } from '../../sqlite/open-sqlite-store.ts';

/** Appends until it is killed, and writes one line for each acknowledgement: stream, last revision, event ids. */
const [folder = '', writers = '16'] = process.argv.slice(2);
const store = await openSqliteStore({ folder });
process.stdout.write('open\n');
if (writers === '0') setInterval(() => undefined, 1_000);

await Promise.all(
  Array.from({ length: Number(writers) }, async (_, writer) => {
    const stream = freshStream();
    for (let revision = -1; ;) {
      const events = sampleEvents(1 + (writer % 4));
      const appended = await store.append(stream, revision < 0 ? 'none' : revision, events);
      if (appended.kind !== 'appended') throw new Error(`${stream} was written by another`);
      revision = appended.revision;
      process.stdout.write(`${stream} ${revision} ${events.map(({ eventId }) => eventId).join(' ')}\n`);
    }
  }),
);
