import {
  eventCatalogue,
  isRefusal,
  LEDGER_STREAM,
  partnershipOverview,
  type EntityView,
  type PartnershipOverview,
} from '@pacta/ledger';
import { isHeld, type EventStore } from '@pacta/event-store';
import {
  createStates,
  readModelsForReader,
  resolveAsOf,
  type ReadModels,
  type StateRow,
  type States,
} from '@pacta/read-models';
import type { AsOf } from '@pacta/reports';
import { createSealer, OpenedStates, openKeyFolder, type Sealer } from '@pacta/sealing';
import {
  calendarOf,
  ledgerPlace,
  type LedgerSettings,
  openLedgerStore,
  projectionSet,
  readModelFile,
} from '@pacta/opening';
import { faultOf } from './recorded-range.ts';

/** What the ledger's first event says of it. */
export interface FolderInfo {
  readonly zone: string;
  readonly demo: boolean;
}

/** A ledger folder opened for reading, also while a service holds it. */
export interface FolderLedger {
  readonly store: EventStore;
  readonly sealer: Sealer;
  readonly info: FolderInfo;
  readonly dayOf: (instant: string) => string;
  /** Opened, or built, when first asked for. */
  models(): Promise<ReadModels>;
  /** Rows of one partnership in these views as they were at leaf index `through`, with all opened that the keys open. */
  rowsOf(views: readonly EntityView<unknown>[], partnershipId: string, through: number): Promise<readonly StateRow[]>;
  states(): Promise<States>;
  /**
   * Leaf index of the last event that counts; -1 for none.
   * @throws CommandFault wrong usage (2), or a moment that the log has not (4)
   */
  endOf(asOf: string | undefined, option?: string): Promise<number>;
  /** What a report says of a moment. */
  momentOf(through: number): Promise<AsOf>;
  /** Rosters and grants of every partnership, as they stand, in the order of their founding. */
  overviews(): Promise<readonly PartnershipOverview[]>;
  close(): Promise<void>;
}

export async function openFolderLedger(settings: LedgerSettings): Promise<FolderLedger> {
  const place = ledgerPlace(settings);
  const { store } = await openLedgerStore(place, { write: false });
  const sealer = createSealer(openKeyFolder(settings.keys, { ledgerFolder: settings.ledger, readOnly: true }));
  const [first] = await store.readStream(LEDGER_STREAM, { limit: 1 });
  const { zone = 'UTC', demo = false } = (first?.data ?? {}) as Partial<FolderInfo>;
  const dayOf = calendarOf(zone);
  const set = projectionSet();
  const opened = new OpenedStates(sealer);
  let found: ReturnType<typeof readModelsForReader> | undefined;
  const models = async (): Promise<ReadModels> => {
    const isFollowed = (): boolean => isHeld(place.ledger);
    found ??= readModelsForReader({ ...set, store, file: readModelFile(place.ledger), isFollowed });
    return (await found).readModels;
  };
  let folded: States | undefined;
  const states = async (): Promise<States> =>
    (folded ??= createStates({ store, readModels: await models(), knownTypes: eventCatalogue.keys() }));

  return {
    store,
    sealer,
    info: { zone, demo },
    dayOf,
    models,
    states,
    async rowsOf(views, partnershipId, through) {
      const rows = await (await states()).ofPartnership(views, partnershipId, through);
      // Whoever may read folder and keys reads every class.
      return rows.map((row) => ({ ...row, state: opened.open(row, 'owner', () => true) }));
    },
    async endOf(asOf, option = '--as-of') {
      const readModels = await models();
      if (asOf === undefined) return readModels.head() ?? -1;
      const end = resolveAsOf(asOf, readModels, { zone, now: new Date().toISOString() });
      if (isRefusal(end)) throw faultOf(option, end);
      return end.position;
    },
    async momentOf(through) {
      const recordedAt = through < 0 ? null : ((await models()).eventAt(through)?.recordedAt ?? null);
      return {
        position: through < 0 ? null : through,
        recordedAt,
        day: recordedAt === null ? null : dayOf(recordedAt),
      };
    },
    async overviews() {
      const rows = await (await states()).ofCategory(partnershipOverview, (await models()).head() ?? -1);
      const founding = ({ founded }: PartnershipOverview): number => founded?.by.position ?? Infinity;
      return rows.map(({ state }) => state).toSorted((left, right) => founding(left) - founding(right));
    },
    async close() {
      if (found !== undefined) (await found).close();
      await store.close();
    },
  };
}
