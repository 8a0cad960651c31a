import { idOf, released, type CommitmentMoney, type Move, type MoveBasis } from '@pacta/ledger';
import { LruCache } from '../lru-cache.ts';
import type { ReadModels } from '../reading/read-models.ts';
import { VALID_AS_OF, type TableReads } from './as-of.ts';

/** The money of one commitment, with its partnership. */
export interface PortfolioMoney {
  readonly partnership: string | null;
  readonly money: CommitmentMoney;
}

type CommitmentColumns = Omit<CommitmentMoney, 'id' | 'synthetic' | 'cancellation' | 'moves'> & {
  /** The number of its stream. */
  readonly since: number;
  readonly stream: string;
  readonly partnership: string | null;
  readonly synthetic: number;
};

interface MovementColumns {
  readonly stream: number;
  readonly since: number;
  readonly basis: MoveBasis | 'cancelled';
  readonly amount: string;
  readonly event_id: string;
  readonly happened: string | null;
  readonly synthetic: number | null;
  readonly payment: string | null;
}

const COLUMNS = 'since, stream, partnership, provider, receiver, instrument, currency, source, synthetic';

const SELECT_COMMITMENTS = `
  SELECT ${COLUMNS} FROM commitment
  WHERE provider = :provider AND since > :known AND since <= :through ORDER BY since
`;

const SELECT_CHANGED = `
  SELECT ${COLUMNS} FROM commitment
  WHERE provider = :provider AND since <= :known AND since IN (
    SELECT stream FROM money_movement WHERE since > :known AND since <= :through
    UNION SELECT stream FROM money_movement WHERE until > :known AND until <= :through
  )
`;

const SELECT_MOVEMENTS = `
  SELECT stream, since, basis, amount, event_id, happened, synthetic, payment FROM money_movement
  WHERE stream IN (SELECT value FROM json_each(:streams)) AND ${VALID_AS_OF} ORDER BY no
`;

type Reads = TableReads & Pick<ReadModels, 'closings'>;

/** Cached rows of one provider, by stream, in the order of the pledges. */
interface Known {
  readonly through: number;
  readonly closings: number;
  readonly byStream: Map<string, PortfolioMoney>;
}

/** Commitments cached, over all providers: each has some six movements. */
const MOST_COMMITMENTS = 30_000;

/**
 * The money of every commitment that an organisation provides, in the order of the pledges; equal to the fold
 * `commitment-money` of each stream. A portfolio has ten thousand of them, so the present is cached, and only
 * commitments changed since are read again.
 */
export class MoneyProvided {
  readonly #known = new LruCache<Known>(MOST_COMMITMENTS);

  /** As of leaf index `through`. */
  by(reads: Reads, provider: string, through: number): readonly PortfolioMoney[] {
    const found = this.#known.get(provider);
    const known = found?.closings === reads.closings ? found : undefined;
    if (known !== undefined && through < known.through) return [...read(reads, provider, -1, through).values()];
    const byStream = known?.byStream ?? new Map<string, PortfolioMoney>();
    for (const [stream, money] of read(reads, provider, known?.through ?? -1, through)) byStream.set(stream, money);
    this.#known.put(provider, { through, closings: reads.closings, byStream }, byStream.size);
    return [...byStream.values()];
  }
}

/** The commitments made or changed after leaf index `known`. */
function read(
  reads: TableReads,
  provider: string,
  known: number,
  through: number,
): ReadonlyMap<string, PortfolioMoney> {
  const values = { provider, known, through };
  const commitments = [
    ...(known < 0 ? [] : reads.select<CommitmentColumns>(SELECT_CHANGED, values)),
    ...reads.select<CommitmentColumns>(SELECT_COMMITMENTS, values),
  ];
  if (commitments.length === 0) return new Map();
  const streams = JSON.stringify(commitments.map(({ since }) => since));
  const movements = Map.groupBy(
    reads.select<MovementColumns>(SELECT_MOVEMENTS, { streams, through }),
    ({ stream }) => stream,
  );
  return new Map(
    commitments.map(({ since, stream, partnership, synthetic, ...pledge }) => [
      stream,
      {
        partnership,
        money: moneyOf({ id: idOf(stream), ...pledge, synthetic: synthetic === 1 }, movements.get(since) ?? []),
      },
    ]),
  );
}

function moneyOf(
  pledge: Omit<CommitmentMoney, 'cancellation' | 'moves'>,
  movements: readonly MovementColumns[],
): CommitmentMoney {
  const cancelled = movements.find(({ basis }) => basis === 'cancelled');
  if (cancelled === undefined) return { ...pledge, cancellation: null, moves: movements.map(asMove(pledge)) };
  const others = movements.filter((movement) => movement !== cancelled);
  const [before, after] = [
    others.filter(({ since }) => since <= cancelled.since),
    others.filter(({ since }) => since > cancelled.since),
  ];
  const cancellation = { eventId: cancelled.event_id, day: cancelled.happened };
  const moves = released({ ...pledge, cancellation, moves: before.map(asMove(pledge)) });
  return { ...pledge, cancellation, moves: [...moves, ...after.map(asMove(pledge))] };
}

const asMove =
  (pledge: Pick<CommitmentMoney, 'synthetic'>) =>
  ({ basis, amount, event_id: eventId, happened, synthetic, payment }: MovementColumns): Move => [
    basis as MoveBasis,
    amount,
    eventId,
    happened,
    synthetic === null ? pledge.synthetic : synthetic === 1,
    payment,
  ];
