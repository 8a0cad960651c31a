import { dayNumber, formatMoney, moneyOf, type CommitmentMoney } from '@pacta/ledger';
import { accountOf } from './sums.ts';

export const STAGES = ['pledged-not-signed', 'signed-not-paid', 'paid-not-reconciled'] as const;
export type Stage = (typeof STAGES)[number];

/** The last day of each bucket except the last, which is open-ended. */
const BOUNDS = [30, 90, 180, 365] as const;

export interface AgeingBucket {
  /** Days since the money came to this stage, both inclusive; `to` is null for the last bucket. */
  readonly from: number;
  readonly to: number | null;
  readonly amount: string;
  readonly items: number;
}

/** The money that came to a stage on one day. Many payments share a day, and day arithmetic is slow. */
interface DayOfStage {
  sum: bigint;
  items: number;
  /** The item of the smallest commitment id, so that the answer does not depend on read order. */
  first: { readonly commitment: string; readonly amount: bigint };
}

/** By plain date; null for money whose day is unknown. */
type Waiting = Map<string | null, DayOfStage>;

export interface AgeingStage {
  readonly stage: Stage;
  readonly currency: string;
  readonly buckets: readonly AgeingBucket[];
  /** Money that came to this stage on an unknown day: in no bucket. */
  readonly unknownDay: { readonly amount: string; readonly items: number };
  readonly oldest: {
    readonly commitment: string;
    readonly amount: string;
    readonly since: string;
    readonly days: number;
  } | null;
}

/** How long money has been at each stage on a given day: no fold knows today's date. */
export function ageing(all: readonly CommitmentMoney[], currency: string, today: string): readonly AgeingStage[] {
  const waiting: Record<Stage, Waiting> = {
    'pledged-not-signed': new Map(),
    'signed-not-paid': new Map(),
    'paid-not-reconciled': new Map(),
  };
  for (const money of all) collect(money, waiting);
  return STAGES.map((stage) => staged(stage, waiting[stage], currency, today));
}

function collect(money: CommitmentMoney, into: Record<Stage, Waiting>): void {
  const { id, instrument, moves, cancellation } = money;
  const since = (basis: 'pledged' | 'committed'): string | null => moves.find(([of]) => of === basis)?.[3] ?? null;
  const { sums, signed } = accountOf(money);
  const { pledged, committed, reconciled } = sums;
  const paid = sums.disbursed - sums.returned;
  if (!signed) {
    if (cancellation === null) wait(into['pledged-not-signed'], since('pledged'), id, pledged);
  } else if (instrument !== 'guarantee' && committed > paid)
    wait(into['signed-not-paid'], since('committed'), id, committed - paid);
  const settled = reconciled === 0n ? NONE : reconciledPayments(money);
  for (const [basis, amount, eventId, day] of moves)
    if ((basis === 'disbursed' || basis === 'called') && !settled.has(eventId))
      wait(into['paid-not-reconciled'], day, id, BigInt(amount));
}

function wait(waiting: Waiting, day: string | null, commitment: string, amount: bigint): void {
  const known = waiting.get(day);
  if (known === undefined) {
    waiting.set(day, { sum: amount, items: 1, first: { commitment, amount } });
    return;
  }
  known.sum += amount;
  known.items += 1;
  if (commitment < known.first.commitment) known.first = { commitment, amount };
}

const NONE: ReadonlySet<string | null> = new Set();

const reconciledPayments = ({ moves }: CommitmentMoney): ReadonlySet<string | null> =>
  new Set(moves.flatMap(([basis, , , , , payment]) => (basis === 'reconciled' ? [payment] : [])));

function staged(stage: Stage, waiting: Waiting, currency: string, today: string): AgeingStage {
  const now = dayNumber(today);
  const buckets = [...BOUNDS, null].map((to, at) => ({
    from: at === 0 ? 0 : (BOUNDS[at - 1] as number) + 1,
    to,
    sum: 0n,
    items: 0,
  }));
  // Money with a future date has waited zero days.
  const age = (day: string): number => Math.max(0, now - dayNumber(day));
  const known = [...waiting].flatMap(([day, each]) => (day === null ? [] : [[day, each] as const]));
  for (const [day, { sum, items }] of known) {
    const days = age(day);
    const bucket = buckets.find(({ to }) => to === null || days <= to) as (typeof buckets)[number];
    bucket.sum += sum;
    bucket.items += items;
  }
  const text = (amount: bigint): string => formatMoney(moneyOf(amount, currency));
  const [oldest] = known.map(([day]) => day).toSorted();
  const unknown = waiting.get(null);
  const first = oldest === undefined ? undefined : waiting.get(oldest)?.first;
  return {
    stage,
    currency,
    buckets: buckets.map(({ from, to, sum, items }) => ({ from, to, amount: text(sum), items })),
    unknownDay: { amount: text(unknown?.sum ?? 0n), items: unknown?.items ?? 0 },
    oldest:
      oldest === undefined || first === undefined
        ? null
        : { commitment: first.commitment, amount: text(first.amount), since: oldest, days: age(oldest) },
  };
}
