import { idOf, released, type CommitmentMoney, type Move, type MoveBasis } from '@pacta/ledger';
import { VALID_AS_OF, type TableReads } from './as-of.ts';

/** What has become of the money of one commitment, with its partnership. */
export interface PortfolioMoney {
  readonly partnership: string | null;
  readonly money: CommitmentMoney;
}

type CommitmentColumns = Omit<CommitmentMoney, 'id' | 'synthetic' | 'cancellation' | 'moves'> & {
  readonly stream: string;
  readonly partnership: string | null;
  readonly synthetic: number;
};

interface MovementColumns {
  readonly stream: string;
  readonly since: number;
  readonly basis: MoveBasis | 'cancelled';
  readonly amount: string;
  readonly event_id: string;
  readonly happened: string;
  readonly synthetic: number;
  readonly payment: string | null;
}

const SELECT_COMMITMENTS = `
  SELECT stream, partnership, provider, receiver, instrument, currency, source, synthetic FROM commitment
  WHERE provider = :provider AND since <= :through ORDER BY since
`;

const SELECT_MOVEMENTS = `
  SELECT stream, since, basis, amount, event_id, happened, synthetic, payment FROM money_movement
  WHERE stream IN (SELECT stream FROM commitment WHERE provider = :provider) AND ${VALID_AS_OF} ORDER BY no
`;

/**
 * The money of every commitment that an organisation provides, in the order in which they were pledged, as the log was at
 * leaf index `through`: what the fold `commitment-money` makes of each of these streams.
 */
export function moneyProvidedBy(reads: TableReads, provider: string, through: number): readonly PortfolioMoney[] {
  const values = { provider, through };
  const commitments = reads.select<CommitmentColumns>(SELECT_COMMITMENTS, values);
  const movements = Map.groupBy(reads.select<MovementColumns>(SELECT_MOVEMENTS, values), ({ stream }) => stream);
  return commitments.map(({ stream, partnership, synthetic, ...pledge }) => ({
    partnership,
    money: moneyOf({ id: idOf(stream), ...pledge, synthetic: synthetic === 1 }, movements.get(stream) ?? []),
  }));
}

function moneyOf(
  pledge: Omit<CommitmentMoney, 'cancellation' | 'moves'>,
  movements: readonly MovementColumns[],
): CommitmentMoney {
  const cancelled = movements.find(({ basis }) => basis === 'cancelled');
  if (cancelled === undefined) return { ...pledge, cancellation: null, moves: movements.map(asMove) };
  const others = movements.filter((movement) => movement !== cancelled);
  const [before, after] = [
    others.filter(({ since }) => since <= cancelled.since),
    others.filter(({ since }) => since > cancelled.since),
  ];
  const cancellation = { eventId: cancelled.event_id, when: cancelled.happened };
  const moves = released({ ...pledge, cancellation, moves: before.map(asMove) });
  return { ...pledge, cancellation, moves: [...moves, ...after.map(asMove)] };
}

const asMove = ({ basis, amount, event_id: eventId, happened, synthetic, payment }: MovementColumns): Move => [
  basis as MoveBasis,
  amount,
  eventId,
  happened,
  synthetic === 1,
  payment,
];
