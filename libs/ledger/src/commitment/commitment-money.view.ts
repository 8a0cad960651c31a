import { dayOfMoney } from '../effective/day-of-money.ts';
import { FoldRun } from '../fold-run.ts';
import type { Money } from '../money.ts';
import { idOf } from '../stream.ts';
import type { EntityView, IndexedEvent } from '../view.ts';
import type { CommitmentRecorded, Instrument } from './events.ts';
import { undoesPayment } from './returned.ts';

/** The basis of a sum. `reconciled` repeats what was paid, once both records were compared. */
export type MoveBasis =
  'pledged' | 'committed' | 'disbursed' | 'called' | 'received' | 'reconciled' | 'repaid' | 'interest';

/**
 * One sum of one event: basis, signed minor units, event id, day (`dayOfMoney`; null where it is unknown), whether it is
 * synthetic, and of a reconciliation the payment. A tuple, since a portfolio reads thousands of them.
 */
export type Move = readonly [
  basis: MoveBasis,
  amount: string,
  eventId: string,
  day: string | null,
  synthetic: boolean,
  payment: string | null,
];

/** The sums of one commitment and nothing else: small enough to read ten thousand at once. */
export interface CommitmentMoney {
  readonly id: string;
  readonly provider: string;
  readonly receiver: string;
  readonly instrument: Instrument;
  readonly currency: string;
  /** The commitment that this money came from, where it is passed on. */
  readonly source: string | null;
  readonly synthetic: boolean;
  /** The event that cancelled it, and its day; null where nobody said it. */
  readonly cancellation: { readonly eventId: string; readonly day: string | null } | null;
  readonly moves: readonly Move[];
}

const initialState: CommitmentMoney = {
  id: '',
  provider: '',
  receiver: '',
  instrument: 'grant',
  currency: '',
  source: null,
  synthetic: false,
  cancellation: null,
  moves: [],
};

const total = (moves: readonly Move[], ...of: readonly MoveBasis[]): bigint =>
  moves.reduce((sum, [basis, amount]) => (of.includes(basis) ? sum + BigInt(amount) : sum), 0n);

/**
 * The moves of a commitment with those of its cancellation: what was not paid, or came back of a grant, is promised no
 * longer, on neither basis.
 */
export function released({
  cancellation,
  instrument,
  moves,
  synthetic,
}: Pick<CommitmentMoney, 'cancellation' | 'instrument' | 'moves' | 'synthetic'>): readonly Move[] {
  if (cancellation === null) return moves;
  const { eventId, day } = cancellation;
  const others = moves.filter(([, , by]) => by !== eventId);
  const back = undoesPayment(instrument) ? total(others, 'repaid') : 0n;
  const paid = total(others, 'disbursed', 'called') - back;
  const unpaid = (['pledged', 'committed'] as const).flatMap((basis): readonly Move[] => {
    const left = total(others, basis) - paid;
    return left > 0n ? [[basis, String(-left), eventId, day, synthetic, null]] : [];
  });
  return [...others, ...unpaid];
}

/** The amount of a movement, by the names that the events use. */
interface Movement {
  readonly valueDate?: string;
  readonly synthetic?: boolean;
  readonly payment?: string;
}

function evolve(state: CommitmentMoney, indexed: IndexedEvent, run = FoldRun.ONE_STEP): CommitmentMoney {
  const event = indexed as CommitmentRecorded & IndexedEvent;
  const { eventId, metadata } = event;
  const move = (basis: MoveBasis, { amount }: Money, of: Movement = {}): Move => [
    basis,
    amount,
    eventId,
    dayOfMoney(metadata.effectiveOn, of.valueDate),
    of.synthetic ?? false,
    of.payment ?? null,
  ];
  const moved = (...moves: readonly Move[]): CommitmentMoney => ({ ...state, moves: run.appended(state.moves, moves) });
  switch (event.type) {
    case 'Pledged.v1': {
      const { provider, receiver, instrument, amount, source = null, synthetic = false } = event.data;
      const said = { provider, receiver, instrument, currency: amount.currency, source, synthetic };
      return { ...state, id: idOf(event.stream), ...said, moves: [move('pledged', amount, { synthetic })] };
    }
    case 'Signed.v1':
      return moved(move('committed', event.data.amount, { synthetic: state.synthetic }));
    case 'Amended.v1':
      return moved(move('committed', event.data.delta, { synthetic: state.synthetic }));
    case 'Disbursed.v1':
      return moved(move('disbursed', event.data.amount, event.data));
    case 'GuaranteeCalled.v1':
      return moved(move('called', event.data.amount, event.data));
    case 'Received.v1':
      return moved(move('received', event.data.amount, event.data));
    case 'Repaid.v1': {
      const { amount, interest } = event.data;
      const asInterest = interest === undefined ? [] : [move('interest', interest, event.data)];
      if (amount.amount === '0') return moved(...asInterest);
      const after = moved(move('repaid', amount, event.data), ...asInterest);
      return after.cancellation === null ? after : { ...after, moves: released(after) };
    }
    case 'Reconciled.v1': {
      const paid = run.found(state.moves, eventOf, event.data.payments).filter(([basis]) => PAID.includes(basis));
      return moved(
        ...paid.map(([, amount, payment, , synthetic]) =>
          move('reconciled', { amount, currency: state.currency }, { payment, synthetic }),
        ),
      );
    }
    case 'Cancelled.v1': {
      const cancellation = { eventId, day: dayOfMoney(metadata.effectiveOn) };
      return { ...state, cancellation, moves: released({ ...state, cancellation }) };
    }
    case 'EventReversed.v1': {
      const kept = state.moves.filter(([, , by]) => by !== event.data.eventId);
      return kept.length === state.moves.length ? state : { ...state, moves: released({ ...state, moves: kept }) };
    }
    default:
      return state;
  }
}

const eventOf = ([, , eventId]: Move): string => eventId;

const PAID: readonly MoveBasis[] = ['disbursed', 'called'];

export const commitmentMoney: EntityView<CommitmentMoney> = {
  name: 'commitment-money',
  category: 'commitment',
  fold: { initialState, evolve },
};
