import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import type { EventStore } from '@pacta/event-store';
import { LEDGER_STREAM } from '@pacta/ledger';
import { createSealer, openKeyFolder, type KeyFolder, type Sealer } from '@pacta/sealing';
import { StartFault } from '@pacta/process';
import { ledgerInfo, openNewLedger, type LedgerInfo } from './ledger-info.ts';
import type { LedgerSettings } from './ledger-settings.ts';
import { acceptLoss, missingEvents, missingEventsFault, type LedgerToCheck } from './missing-events.ts';
import { ledgerPlace, openLedgerStore, placeInWords, type LedgerPlace, type OpenedStore } from './ledger-store.ts';

/** The parts that every use of a ledger needs. */
export interface StoreAndKeys extends Pick<OpenedStore, 'store' | 'embedded' | 'warnings'> {
  readonly place: LedgerPlace;
  readonly keys: KeyFolder;
  readonly sealer: Sealer;
  readonly info: LedgerInfo;
}

/**
 * Opens the store and the keys of a ledger; for writing, creates a missing one.
 * @throws StartFault, and what the store and the key folder throw
 */
export async function openStoreAndKeys(
  settings: LedgerSettings,
  { write, acceptLoss: accepted = false }: { readonly write: boolean; readonly acceptLoss?: boolean | undefined },
): Promise<StoreAndKeys> {
  const place = ledgerPlace(settings);
  const { ledger: folder } = place;
  if (write) ensureWritable(folder);
  const opened = await openLedgerStore(place, { write });
  const { store } = opened;
  try {
    // Before the key folder is opened, which would create a missing one.
    if (!existsSync(settings.keys) && (await store.head()) !== undefined) throw keysMissing(place);
    const keys = openKeyFolder(settings.keys, { ledgerFolder: folder, readOnly: !write });
    const sealer = createSealer(keys);
    await refuseOtherKeys(store, sealer, keys, place);
    if (write) await openWhole({ store, keys, place }, sealer, { settings, accepted });
    return { place, ...opened, keys, sealer, info: await ledgerInfo(store, settings) };
  } catch (fault) {
    await store.close();
    throw fault;
  }
}

/** Makes a new ledger, and refuses one that has lost events, unless that is accepted. */
async function openWhole(
  checked: LedgerToCheck,
  sealer: Sealer,
  { settings, accepted }: { readonly settings: LedgerSettings; readonly accepted: boolean },
): Promise<void> {
  const missing = await missingEvents(checked);
  if (missing !== undefined && !accepted) throw missingEventsFault(missing, checked.place);
  await openNewLedger(checked.store, sealer, settings);
  if (missing !== undefined) await acceptLoss(checked, sealer, missing);
}

const keysMissing = (place: LedgerPlace): StartFault =>
  new StartFault(
    'keys-missing',
    `The ledger in ${placeInWords(place)} was made with keys that are not in ${place.keys}: put them back there, or name their folder in PACTA_KEYS.`,
  );

/**
 * Nodes on one log must share one key folder: with another secret, a node would salt and seal differently. The salt of the
 * first event shows whether the secret is the same.
 */
async function refuseOtherKeys(
  store: EventStore,
  sealer: Sealer,
  { isNew }: KeyFolder,
  place: LedgerPlace,
): Promise<void> {
  const [first] = await store.readStream(LEDGER_STREAM, { limit: 1 });
  if (first === undefined) return;
  if (!isNew && sealer.eventSalt(first.eventId) === first.metadata.salt) return;
  throw new StartFault(
    'keys-of-another-ledger',
    `The keys in ${place.keys} are not those of the ledger in ${placeInWords(place)}: name its own key folder in PACTA_KEYS; every node of a ledger shares one.`,
  );
}

/** Checked before the key folder, which is next to it: a fault of the keys would name the wrong setting. */
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
