import type { EventStore } from '@pacta/event-store';
import {
  categoryOf,
  commitmentRegister,
  contributionRegister,
  idOf,
  leverageRegister,
  partnershipOverview,
  rateRegister,
  type CommitmentRegister,
  type ContributionRegister,
  type EntityView,
  type LeverageRegister,
  type PartnershipOverview,
  type RateRegister,
} from '@pacta/ledger';
import { anchorCalled, leverageReport, type AnchorReference, type LeverageReport } from '@pacta/reports';
import type { Sealer } from '@pacta/sealing';
import { EXIT } from '../../../api/src/runtime/fault.ts';
import { calendarOf } from '../../../api/src/runtime/ledger-calendar.ts';
import { CommandFault } from '../faults/command-fault.ts';
import { effectiveDays } from './effective-days.ts';
import type { LeverageQuestion } from './ledger-source.ts';
import { scanLog, type ScannedEvent } from './log-scan.ts';
import { lastPositionAsOf } from './recorded-range.ts';

interface Folder {
  readonly store: EventStore;
  readonly sealer: Pick<Sealer, 'open'>;
  readonly zone: string;
}

const VIEWS = [
  partnershipOverview,
  commitmentRegister,
  leverageRegister,
  contributionRegister,
  rateRegister,
] as readonly EntityView<unknown>[];
const VIEW_OF = new Map(VIEWS.map((view) => [view.category, view]));

/**
 * The leverage of one anchor, folded from the events of a ledger folder.
 *
 * @throws CommandFault where no anchor is meant (4), or more than one (2)
 */
export async function leverageOfFolder(
  { store, sealer, zone }: Folder,
  called: string,
  { asOf, effective, ...choice }: LeverageQuestion,
): Promise<LeverageReport> {
  const days = effectiveDays(effective);
  const meant = await findAnchor(called, store, sealer);
  const end = asOf === undefined ? Infinity : await lastPositionAsOf(asOf, zone, recorded(store));
  const states = new Map<string, unknown>();
  let last: ScannedEvent | undefined;
  for await (const event of scanLog(store)) {
    if (event.position > end) break;
    last = event;
    const { partnershipId } = event.stored.metadata;
    if (partnershipId === undefined || partnershipId === meant.partnershipId) fold(states, event, sealer);
  }
  const of = <State>({ category }: EntityView<State>): State[] =>
    [...states].filter(([stream]) => categoryOf(stream) === category).map(([, state]) => state as State);
  const [partnership] = of<PartnershipOverview>(partnershipOverview);
  const dayOf = calendarOf(zone);
  const recordedAt = last?.stored.metadata.recordedAt ?? null;
  const report =
    partnership === undefined
      ? undefined
      : leverageReport(
          {
            anchorId: meant.id,
            partnership,
            commitments: of<CommitmentRegister>(commitmentRegister),
            leverage: of<LeverageRegister>(leverageRegister),
            contributions: of<ContributionRegister>(contributionRegister),
            rates: of<RateRegister>(rateRegister),
            reported: [],
            asOf: {
              position: last?.position ?? null,
              recordedAt,
              day: recordedAt === null ? null : dayOf(recordedAt),
            },
            dayOf,
          },
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

function fold(states: Map<string, unknown>, { stored, position }: ScannedEvent, sealer: Folder['sealer']): void {
  const category = categoryOf(stored.stream);
  const view = category === undefined ? undefined : VIEW_OF.get(category);
  if (view === undefined) return;
  const { eventId, stream, revision, type, metadata } = stored;
  const event = { eventId, stream, revision, type, data: sealer.open(stored).data, metadata, position };
  states.set(stream, view.fold.evolve(states.get(stream) ?? view.fold.initialState, event));
}

async function findAnchor(called: string, store: EventStore, sealer: Folder['sealer']): Promise<AnchorReference> {
  const states = new Map<string, unknown>();
  const partnershipOf = new Map<string, string | undefined>();
  for await (const page of store.readAll({ filter: { streamPrefixes: ['leverage-'] } }))
    for (const stored of page) {
      fold(states, { stored, position: 0 }, sealer);
      partnershipOf.set(stored.stream, stored.metadata.partnershipId);
    }
  const meant = [...states].flatMap(([stream, state]) => {
    const partnershipId = partnershipOf.get(stream) ?? null;
    return anchorCalled(called, { id: idOf(stream), partnershipId, state: state as LeverageRegister }) ?? [];
  });
  const [exact] = meant.filter(({ by }) => by === 'id');
  const [one, another] = exact === undefined ? meant : [exact];
  if (one === undefined)
    throw new CommandFault(
      EXIT.notFound,
      `No anchor goes by '${called}'.`,
      "'pacta log --type AnchorDesignated' lists them; 'designateAnchor' makes one.",
    );
  if (another !== undefined)
    throw new CommandFault(
      EXIT.usage,
      `More than one anchor goes by '${called}': ${meant.map(({ id }) => id).join(', ')}.`,
      'Give the id of one of them.',
    );
  return one;
}

async function* recorded(store: EventStore): AsyncIterable<{ readonly position: number; readonly recordedAt: string }> {
  for await (const { stored, position } of scanLog(store)) yield { position, recordedAt: stored.metadata.recordedAt };
}
