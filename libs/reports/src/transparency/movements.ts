import type { CommitmentRegister, Money, Source } from '@pacta/ledger';
import { figureOf, type Figure } from '../figures/figure.ts';
import type { Names } from '../names/names.ts';
import type { Party } from './commitments.ts';
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

const inOrder = (left: Movement, right: Movement): number =>
  left.valueDate < right.valueDate ? -1 : left.valueDate > right.valueDate ? 1 : left.position - right.position;

/** Money from the receiver of a commitment back to its provider. */
const isBack = (kind: Movement['kind']): boolean => kind === 'repaid' || kind === 'interest';

function ofCommitment(register: CommitmentRegister, names: Names, allSynthetic: boolean): readonly Movement[] {
  const { pledge, disbursements, calls, receipts, repayments } = register;
  if (pledge === null) return [];
  const party = (id: string): Party => ({ id, name: names.organisation(id) });
  const moved = (kind: Movement['kind'], entry: Moved): Movement => ({
    kind,
    commitment: register.id,
    from: party(isBack(kind) ? pledge.receiver : pledge.provider),
    to: party(isBack(kind) ? pledge.provider : pledge.receiver),
    sum: figureOf(entry.amount.currency, [
      { amount: entry.amount, eventId: entry.by.eventId, synthetic: allSynthetic || entry.synthetic },
    ]),
    valueDate: entry.valueDate,
    ...datesOf(entry.by),
    reference: entry.reference,
    disbursement: entry.disbursement ?? null,
    synthetic: allSynthetic || entry.synthetic,
    position: entry.by.position,
  });
  return [
    ...disbursements.map((entry) => moved('disbursed', entry)),
    ...calls.map((entry) => moved('called', entry)),
    ...receipts.map((entry) => moved('received', entry)),
    ...repayments.flatMap((entry) => [
      ...(entry.amount.amount === '0' ? [] : [moved('repaid', entry)]),
      ...(entry.interest === null ? [] : [moved('interest', { ...entry, amount: entry.interest })]),
    ]),
  ];
}

interface Moved {
  readonly amount: Money;
  readonly valueDate: string;
  readonly reference: string | null;
  readonly disbursement?: string | null;
  readonly synthetic: boolean;
  readonly by: Source;
}

/** Every movement by value date, then in recorded order. */
export const movements = (
  registers: readonly CommitmentRegister[],
  names: Names,
  synthetic: boolean,
): readonly Movement[] => registers.flatMap((register) => ofCommitment(register, names, synthetic)).toSorted(inOrder);
