import type { EventStore, StoredEvent } from '@pacta/event-store';
import {
  idOf,
  leverageRegister,
  rateRegister,
  type EntityView,
  type LeverageRegister,
  type RateRegister,
} from '@pacta/ledger';
import { anchorCalled, leverageReport, type AnchorReference, type LeverageReport } from '@pacta/reports';
import type { Sealer } from '@pacta/sealing';
import { EXIT } from '../../../api/src/runtime/fault.ts';
import { CommandFault } from '../faults/command-fault.ts';
import { effectiveDays } from './effective-days.ts';
import type { FoldedPartnership } from './folded-partnership.ts';
import type { LeverageQuestion } from './ledger-source.ts';
import { scanLog, type ScannedEvent } from './log-scan.ts';

interface Folder {
  readonly store: EventStore;
  readonly sealer: Pick<Sealer, 'open'>;
  /** The views of one partnership as they stood. */
  readonly folded: (
    only: string,
    asOf?: string,
  ) => Promise<{ readonly partnerships: readonly FoldedPartnership[]; readonly last: ScannedEvent | undefined }>;
  readonly dayOf: (instant: string) => string;
}

/**
 * The leverage of one anchor, folded from the events of a ledger folder.
 *
 * @throws CommandFault where no anchor is meant (4), or more than one (2)
 */
export async function leverageOfFolder(
  { store, sealer, folded, dayOf }: Folder,
  called: string,
  { asOf, effective, ...choice }: LeverageQuestion,
): Promise<LeverageReport> {
  const days = effectiveDays(effective);
  const meant = await findAnchor(called, store, sealer);
  const { partnerships, last } = await folded(meant.partnershipId, asOf);
  const [views] = partnerships;
  const recordedAt = last?.stored.metadata.recordedAt ?? null;
  const moment = {
    position: last?.position ?? null,
    recordedAt,
    day: recordedAt === null ? null : dayOf(recordedAt),
  };
  const report =
    views === undefined
      ? undefined
      : leverageReport(
          { ...views, anchorId: meant.id, rates: await recordedRates(store, sealer, last), asOf: moment },
          { ...choice, ...(days === undefined ? {} : { effective: days }) },
        );
  if (report === undefined)
    throw new CommandFault(
      EXIT.notFound,
      `The anchor ${meant.id} was not designated yet as of ${asOf ?? 'now'}.`,
      "'pacta log --type AnchorDesignated' shows when it was.",
    );
  return report;
}

class Folded<State> {
  readonly states = new Map<string, State>();
  readonly #view: EntityView<State>;
  readonly #sealer: Folder['sealer'];

  constructor(view: EntityView<State>, sealer: Folder['sealer']) {
    this.#view = view;
    this.#sealer = sealer;
  }

  take(stored: StoredEvent, position: number): void {
    const { eventId, stream, revision, type, metadata } = stored;
    const { initialState, evolve } = this.#view.fold;
    const event = { eventId, stream, revision, type, data: this.#sealer.open(stored).data, metadata, position };
    this.states.set(stream, evolve(this.states.get(stream) ?? initialState, event));
  }
}

/** Rates stand outside any partnership; their places in the log are counted only where there are any. */
async function recordedRates(
  store: EventStore,
  sealer: Folder['sealer'],
  last: ScannedEvent | undefined,
): Promise<readonly RateRegister[]> {
  const rates = new Folded(rateRegister, sealer);
  for await (const page of store.readAll({ filter: { streamPrefixes: ['rate-'] } })) {
    if (page.length === 0) continue;
    for await (const { stored, position } of scanLog(store)) {
      if (last === undefined || position > last.position) break;
      if (stored.stream.startsWith('rate-')) rates.take(stored, position);
    }
    break;
  }
  return [...rates.states.values()];
}

async function findAnchor(called: string, store: EventStore, sealer: Folder['sealer']): Promise<AnchorReference> {
  const registers = new Folded<LeverageRegister>(leverageRegister, sealer);
  const partnershipOf = new Map<string, string>();
  for await (const page of store.readAll({ filter: { streamPrefixes: ['leverage-'] } }))
    for (const stored of page) {
      // Only what an anchor is called matters here, not where in the log that stands.
      registers.take(stored, 0);
      if (stored.metadata.partnershipId !== undefined) partnershipOf.set(stored.stream, stored.metadata.partnershipId);
    }
  const meant = [...registers.states].flatMap(([stream, state]) => {
    const partnershipId = partnershipOf.get(stream) ?? null;
    return anchorCalled(called, { id: idOf(stream), partnershipId, state }) ?? [];
  });
  const [exact] = meant.filter(({ by }) => by === 'id');
  const [one, another] = exact === undefined ? meant : [exact];
  if (one === undefined)
    throw new CommandFault(
      EXIT.notFound,
      `No anchor goes by '${called}'.`,
      "'pacta log --type AnchorDesignated' lists them; the command designateAnchor makes one.",
    );
  if (another !== undefined)
    throw new CommandFault(
      EXIT.usage,
      `More than one anchor goes by '${called}': ${meant.map(({ id }) => id).join(', ')}.`,
      'Give the id of one of them.',
    );
  return one;
}
