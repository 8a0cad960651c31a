import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  connectKurrentStore,
  openSqliteStore,
  parseConnectionString,
  placeOf,
  type EventStore,
} from '@pacta/event-store';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';

/** A store that a person named: the folder of a SQLite ledger, or the connection string of a KurrentDB. */
export interface NamedStore {
  readonly store: EventStore;
  /** For people: without user and password. */
  readonly place: string;
  readonly kind: 'sqlite' | 'kurrentdb';
  readonly warnings: readonly string[];
}

const isConnectionString = (text: string): boolean => /^[a-z+]+:\/\//.test(text);

/**
 * Opens the store for reading or writing. A missing folder is created for writing; a folder is also held for reading, so
 * that no service writes to it meanwhile.
 *
 * @param scratch temporary folder for the local files that a KurrentDB needs
 * @throws CommandFault, LedgerUnusable, LedgerHeld, StoreUnavailable, ServerUnfit, ConnectionStringWrong
 */
export async function openNamedStore(text: string, use: 'from' | 'to', scratch: string): Promise<NamedStore> {
  if (isConnectionString(text)) {
    const place = `KurrentDB at ${placeOf(parseConnectionString(text))}`;
    const { store, server } = await connectKurrentStore({
      connectionString: text,
      folder: join(scratch, use),
      readOnly: use === 'from',
    });
    return { store, place, kind: 'kurrentdb', warnings: server.warnings };
  }
  const folder = resolve(text);
  if (use === 'from' && !existsSync(join(folder, 'events.db')))
    throw new CommandFault(
      EXIT.notFound,
      `There is no ledger in ${folder}.`,
      '--from names the folder of a ledger, or a KurrentDB as esdb://host:2113.',
    );
  return { store: await openSqliteStore({ folder }), place: folder, kind: 'sqlite', warnings: [] };
}
