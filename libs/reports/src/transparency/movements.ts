import type { Money, Source } from '@pacta/ledger';
import { figureOfOne, type Figure } from '../figures/figure.ts';
import type { Names } from '../names/names.ts';
import { LazyList, type Items } from '../paging/lazy-list.ts';
import type { Party, Pledged } from './commitments.ts';
import { datesOf, type Dates } from './head.ts';

/** Money disbursed or received, from one event. */
export interface Movement extends Dates {
  readonly kind: 'disbursed' | 'called' | 'received' | 'repaid' | 'interest';
  readonly commitment: string;
  readonly from: Party;
  readonly to: Party;
  readonly sum: Figure;
  /** The value date. */
  readonly valueDate: string;
  readonly reference: string | null;
  /** For a receipt: its disbursement. */
  readonly disbursement: string | null;
  readonly synthetic: boolean;
  /** Leaf index of the event. */
  readonly position: number;
}

interface Entry {
  readonly amount: Money;
  readonly valueDate: string;
  readonly reference: string | null;
  readonly disbursement?: string | null;
  readonly synthetic: boolean;
  readonly by: Source;
}

interface Moved {
  readonly kind: Movement['kind'];
  readonly commitment: Pledged;
  readonly entry: Entry;
}

const inOrder = ({ entry: left }: Moved, { entry: right }: Moved): number =>
  left.valueDate < right.valueDate ? -1 : left.valueDate > right.valueDate ? 1 : left.by.position - right.by.position;

function* ofCommitment(commitment: Pledged): Iterable<Moved> {
  const { disbursements, calls, receipts, repayments } = commitment;
  for (const entry of disbursements) yield { kind: 'disbursed', commitment, entry };
  for (const entry of calls) yield { kind: 'called', commitment, entry };
  for (const entry of receipts) yield { kind: 'received', commitment, entry };
  for (const entry of repayments) {
    const { amount, interest } = entry;
    if (amount.amount !== '0') yield { kind: 'repaid', commitment, entry };
    if (interest !== null) yield { kind: 'interest', commitment, entry: { ...entry, amount: interest } };
  }
}

/** Money from the receiver of a commitment back to its provider. */
const isBack = (kind: Movement['kind']): boolean => kind === 'repaid' || kind === 'interest';

function statement({ kind, commitment, entry }: Moved, names: Names, allSynthetic: boolean): Movement {
  const { provider, receiver } = commitment.pledge;
  const { amount, valueDate, by, reference, disbursement = null } = entry;
  const party = (id: string): Party => ({ id, name: names.organisation(id) });
  const synthetic = allSynthetic || entry.synthetic;
  return {
    kind,
    commitment: commitment.id,
    from: party(isBack(kind) ? receiver : provider),
    to: party(isBack(kind) ? provider : receiver),
    sum: figureOfOne({ amount, eventId: by.eventId, synthetic }),
    valueDate,
    ...datesOf(by),
    reference,
    disbursement,
    synthetic,
    position: by.position,
  };
}

/** Every movement by value date, then in recorded order. */
export const movements = (commitments: readonly Pledged[], names: Names, synthetic: boolean): Items<Movement> =>
  new LazyList(
    commitments.flatMap((each) => [...ofCommitment(each)]),
    (moved) => statement(moved, names, synthetic),
    inOrder,
  );
