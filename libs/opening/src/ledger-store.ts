import {
  connectKurrentStore,
  openSqliteStore,
  parseConnectionString,
  placeOf,
  verifyStorage,
  type EventStore,
  type SqliteStore,
} from '@pacta/event-store';
import type { VerifyLedgerOptions } from '@pacta/read-models';
import type { LedgerSettings } from './ledger-settings.ts';

/** Where a ledger is, for threads and tools that open it themselves. */
export interface LedgerPlace {
  /** Folder of the embedded ledger; with KurrentDB, of this node's read models, which can be rebuilt. */
  readonly ledger: string;
  readonly keys: string;
  /** Connection string of the KurrentDB that holds the events, if one does. */
  readonly kurrentdb?: string;
}

export function ledgerPlace({ ledger, keys, store, kurrentdb }: LedgerSettings): LedgerPlace {
  return store === 'kurrentdb' && kurrentdb !== undefined ? { ledger, keys, kurrentdb } : { ledger, keys };
}

/** Where the events are, for people: without user and password. */
export const placeInWords = ({ ledger, kurrentdb }: LedgerPlace): string =>
  kurrentdb === undefined ? ledger : `KurrentDB at ${placeOf(parseConnectionString(kurrentdb))}`;

export interface OpenedStore {
  readonly store: EventStore;
  /** Present for the embedded store: its subscriptions poll where another thread writes; `wake` makes them read at once. */
  readonly embedded?: Pick<SqliteStore, 'wake'>;
  /** Warnings about the store, one sentence each. */
  readonly warnings: readonly string[];
  /** The store's own checks of its data. */
  readonly verifyStorage: NonNullable<VerifyLedgerOptions['storage']>;
}

/**
 * Opens the store that holds the events of a ledger. `write` holds the ledger's folder for this process.
 * @throws LedgerUnusable, StoreUnavailable, ServerUnfit, ConnectionStringWrong
 */
export async function openLedgerStore(
  { ledger: folder, kurrentdb }: LedgerPlace,
  { write }: { readonly write: boolean },
): Promise<OpenedStore> {
  if (kurrentdb === undefined) {
    const store = await openSqliteStore({ folder, readOnly: !write });
    return { store, embedded: store, warnings: [], verifyStorage: (index) => verifyStorage({ folder, ...index }) };
  }
  const connected = await connectKurrentStore({ connectionString: kurrentdb, folder, readOnly: !write });
  return { store: connected.store, warnings: connected.server.warnings, verifyStorage: connected.verifyStorage };
}
