import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { createCommandRunner, openSqliteStore, type CommandRunner, type EventStore } from '@pacta/event-store';
import { eventCatalogue } from '@pacta/ledger';
import type { LogLine } from '@pacta/projections';
import { createSealer, openKeyFolder, type KeyFolder, type Sealer } from '@pacta/sealing';
import { explained } from './explained.ts';
import { ledgerIntegrity, type LedgerIntegrity } from './ledger-integrity.ts';
import { StartFault } from './fault.ts';
import { calendarOf } from './ledger-calendar.ts';
import { ledgerInfo, openNewLedger, type LedgerInfo } from './ledger-info.ts';
import { followLedger, type LedgerProjections } from './ledger-projections.ts';
import type { LedgerSettings } from './ledger-settings.ts';
import { signingKeyOf, type SigningKey } from './signing-key.ts';

/** A ledger in this process: its store, its keys, its rules and its read models. */
export interface OpenLedger extends Omit<LedgerProjections, 'close'> {
  readonly info: LedgerInfo;
  /** Folders of the ledger and of its keys. */
  readonly place: { readonly ledger: string; readonly keys: string };
  readonly store: EventStore;
  readonly keys: KeyFolder;
  readonly sealer: Sealer;
  readonly runner: CommandRunner;
  /** Its tree, its checkpoints and what signs them. */
  readonly integrity: LedgerIntegrity;
  /** The calendar day (YYYY-MM-DD) of an instant in the ledger's zone. */
  readonly dayOf: (instant: string) => string;
  /** Where the operator reads what goes on. */
  readonly log: LogLine;
  /** Signs and verifies this ledger's own tokens. @throws KeyFolderError where it was opened for reading and has none yet */
  readonly signingKey: () => SigningKey;
  /** Stops the projector and closes the store. May be called again. */
  close(): Promise<void>;
}

export interface OpenLedgerOptions {
  /** Holds the ledger for this process, and makes it where there is none. Otherwise it is only read, also while another process holds it. */
  readonly write: boolean;
  /** True for a service: long work has threads of its own. */
  readonly threads?: boolean;
  readonly log?: LogLine;
}

/** Opens the ledger that the settings name. @throws StartFault with one sentence and its exit code */
export async function openLedger(
  settings: LedgerSettings,
  { write, threads = false, log }: OpenLedgerOptions,
): Promise<OpenLedger> {
  return explained(async () => {
    const { ledger: folder } = settings;
    if (write) ensureWritable(folder);
    const store = await openSqliteStore({ folder, readOnly: !write });
    try {
      // Before the key folder is opened, which makes one where there is none.
      if (!existsSync(settings.keys) && (await store.head()) !== undefined) throw keysMissing(settings);
      const keys = openKeyFolder(settings.keys, { ledgerFolder: folder, readOnly: !write });
      const sealer = createSealer(keys);
      if (write) await openNewLedger(store, sealer, settings);
      const info = await ledgerInfo(store, settings);
      const dayOf = calendarOf(info.zone);
      const runner = createCommandRunner({
        store,
        sealer,
        catalogue: eventCatalogue,
        clock: () => new Date().toISOString(),
        dayOf,
      });
      const place = { ledger: folder, keys: settings.keys };
      const projections = followLedger({ store, sealer, place, write, threads, log });
      const integrity = await ledgerIntegrity({ store, keys, projector: projections.projector });
      let signingKey: SigningKey | undefined;
      let closing: Promise<void> | undefined;
      const close = async (): Promise<void> => {
        await projections.close();
        await store.close();
      };
      return {
        info,
        place,
        store,
        keys,
        sealer,
        runner,
        ...projections,
        integrity,
        dayOf,
        log: log ?? (() => undefined),
        signingKey: () => (signingKey ??= signingKeyOf(keys)),
        close: () => (closing ??= close()),
      };
    } catch (fault) {
      await store.close();
      throw fault;
    }
  });
}

const keysMissing = ({ ledger, keys }: LedgerSettings): StartFault =>
  new StartFault(
    'keys-missing',
    `The ledger in ${ledger} was made with keys that are not in ${keys}: put them back there, or name their folder in PACTA_KEYS.`,
  );

/** Looked at before the keys, which stand beside it: their sentence would name the wrong setting. */
function ensureWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (fault) {
    const why = (fault as NodeJS.ErrnoException).code ?? 'unknown';
    throw new StartFault(
      'ledger-unwritable',
      `The ledger folder ${folder} can't be written (${why}): give this user write access to it, or choose another with PACTA_LEDGER.`,
    );
  }
}
