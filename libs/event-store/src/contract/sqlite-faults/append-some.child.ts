import { freshStream, sampleEvents } from '../sample-events.ts';
import { StoreUnavailable } from '../../port.ts';
import { LedgerUnusable } from '../../sqlite/ledger-unusable.ts';
import { openSqliteStore, type SqliteStore } from '../../sqlite/open-sqlite-store.ts';

/**
 * Appends a few times and prints the outcome of each append, one line each: `recorded` or `refused`, stream, expected
 * revision, event ids. Prints `closed` at the end. Any refusal that the port does not promise ends the process with a
 * fault.
 */
const [folder = '', appends = '6'] = process.argv.slice(2);

async function append(store: SqliteStore, turn: number): Promise<void> {
  const stream = freshStream();
  const ids = sampleEvents(1 + (turn % 3));
  const said = `${stream} ${ids.map(({ eventId }) => eventId).join(' ')}\n`;
  try {
    const appended = await store.append(stream, 'none', ids);
    if (appended.kind !== 'appended') throw new Error(`${stream} was written by another`);
    process.stdout.write(`recorded ${said}`);
  } catch (fault) {
    if (!(fault instanceof StoreUnavailable)) throw fault;
    process.stdout.write(`refused ${said}`);
  }
}

try {
  const store = await openSqliteStore({ folder });
  for (let turn = 0; turn < Number(appends); turn += 1) await append(store, turn);
  await store.close();
  process.stdout.write('closed\n');
} catch (fault) {
  if (!(fault instanceof StoreUnavailable || fault instanceof LedgerUnusable)) throw fault;
  process.stdout.write(`not opened ${fault.message}\n`);
}
