import type { StreamName } from '@pacta/ledger';
import { actorOf } from './founding.ts';
import { generatedPartnership, type GeneratedPartnership } from './generated-partnership.ts';
import { idFrom, Seeded } from './seeded.ts';
import { daysBefore, type GeneratedEvent, type Step } from './step.ts';

export interface LedgerPlan {
  /** Events in all. */
  readonly events: number;
  readonly seed: string;
}

/** One append of the ledger: its events before sealing. */
export interface PlannedAppend {
  readonly stream: StreamName;
  readonly expected: 'none' | number;
  readonly events: readonly (GeneratedEvent & {
    readonly eventId: string;
    readonly metadata: {
      readonly actor: string;
      readonly commandId: string;
      readonly recordedAt: string;
      readonly partnershipId?: string;
      readonly effectiveOn?: string;
    };
  })[];
}

/** The ten years over which the events are spread. */
const BEGINNING = Date.UTC(2015, 0, 5, 8);
const SPAN = 10 * 365 * 86_400_000;
/** Partnerships under way at once. */
const SIDE_BY_SIDE = 24;
/** The first partnership is long, for large reports; the others have a typical length. */
const LONGEST = 10_000;
/** Percentage of steps reserved for it, so that a ledger of 40,000 events holds all of it. */
const STEPS_OF_LONGEST = 30;
const OTHERS = { least: 100, most: 3_000 };

interface UnderWay extends GeneratedPartnership {
  readonly number: number;
  left: number;
}

/** The appends of a whole ledger in log order. The same plan gives the same appends on every machine. */
export function* generatedLedger({ events, seed }: LedgerPlan): Generator<PlannedAppend> {
  const chance = new Seeded(seed);
  const revisions = new Map<StreamName, number>();
  let made = 0;
  let steps = 0;
  let founded = 0;
  const now = (): string => new Date(BEGINNING + Math.floor((SPAN / events) * made)).toISOString();

  function planned(step: Step, partnershipId: string | undefined): PlannedAppend {
    const { stream, actor, daysLate } = step;
    const revision = revisions.get(stream) ?? -1;
    const parts = step.events.slice(0, events - made);
    const recordedAt = now();
    const commandId = idFrom(`${seed} command ${(steps += 1)}`);
    const metadata = {
      actor,
      commandId,
      recordedAt,
      ...(partnershipId === undefined ? {} : { partnershipId }),
      ...(daysLate === undefined ? {} : { effectiveOn: daysBefore(recordedAt.slice(0, 10), daysLate) }),
    };
    revisions.set(stream, revision + parts.length);
    made += parts.length;
    return {
      stream,
      expected: revision < 0 ? 'none' : revision,
      events: parts.map((part, at) => ({ ...part, eventId: idFrom(`${commandId} ${at}`), metadata })),
    };
  }

  const begun = (): UnderWay => {
    const number = (founded += 1);
    const left = number === 1 ? lengthOfFirst({ events, seed }) : chance.whole(OTHERS.least, OTHERS.most);
    return { ...generatedPartnership(number, seed, now, chance), number, left };
  };

  if (events > 0) yield planned(opening, undefined);
  const underWay: UnderWay[] = [];
  while (made < events) {
    while (underWay.length < SIDE_BY_SIDE) underWay.push(begun());
    const isLongestsTurn = underWay[0]?.number === 1 && chance.happens(STEPS_OF_LONGEST);
    const at = isLongestsTurn ? 0 : chance.whole(0, underWay.length - 1);
    const partnership = underWay[at] as UnderWay;
    const append = planned(partnership.steps.next().value as Step, partnership.id);
    yield append;
    partnership.left -= append.events.length;
    // A finished partnership is replaced by a new one.
    if (partnership.left <= 0) underWay.splice(at, 1);
  }
}

/** The first, longest partnership. `lastPosition` is the leaf index of its last event. */
export function longestPartnership(plan: LedgerPlan): { id: string; events: number; lastPosition: number } {
  const id = idFrom(`${plan.seed} partnership 1`);
  let [events, position, lastPosition] = [0, -1, 0];
  for (const append of generatedLedger(plan)) {
    position += append.events.length;
    if (append.events[0]?.metadata.partnershipId !== id) continue;
    events += append.events.length;
    lastPosition = position;
    if (events >= lengthOfFirst(plan)) break;
  }
  return { id, events, lastPosition };
}

const lengthOfFirst = ({ events }: LedgerPlan): number => Math.min(LONGEST, Math.ceil(events / 4));

const opening: Step = {
  stream: 'ledger-main',
  actor: 'ledger-owner',
  events: [
    {
      type: 'LedgerOpened.v1',
      data: { purpose: 'Made up to measure. Nothing in here is a real record.', zone: 'Europe/Paris', demo: true },
    },
    { type: 'RoleGranted.v1', data: { actor: actorOf('secretariat'), role: 'administrator' } },
  ],
};
