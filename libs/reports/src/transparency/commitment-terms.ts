import { dayOfMoney, minorUnits, undoesPayment, type CommitmentRegister, type Money, type Source } from '@pacta/ledger';
import { Sum } from '../figures/figure.ts';

/**
 * What the terms of a commitment add up to. A later basis never overwrites an earlier one. `committed`: signed, plus
 * amendments. `reconciled`: disbursed or called money that the secretariat has reconciled with the receiver's record.
 * `called`: paid on guarantees. `repaid`: returned principal; `interest` was paid with it. `returned`: the part of it that
 * came back of grants, which is taken off what was disbursed.
 */
const BASES = [
  'pledged',
  'committed',
  'disbursed',
  'received',
  'reconciled',
  'called',
  'repaid',
  'returned',
  'interest',
] as const;
export type CommitmentBasis = (typeof BASES)[number];

/** A sum on each basis, in one currency. */
export type SumsByBasis = Readonly<Record<CommitmentBasis, Sum>>;

export const noSums = (currency: string): SumsByBasis =>
  Object.fromEntries(BASES.map((basis) => [basis, new Sum(currency)])) as unknown as SumsByBasis;

/** Whether money of this day counts: other days may be excluded. Null where the day is unknown (`dayOfMoney`). */
export type CountsDay = (day: string | null) => boolean;

export const everyDay: CountsDay = () => true;

/** Money of unknown day alone. */
export const unknownDay: CountsDay = (day) => day === null;

/**
 * Adds the terms of one commitment to the sums of their currency; without sums for it they are left out. A cancellation
 * reduces pledge and signature by what was not yet disbursed. A signature under a synthetic pledge is synthetic too;
 * `synthetic` says so for the whole partnership.
 */
export function addTerms(
  register: CommitmentRegister,
  synthetic: boolean,
  counts: CountsDay,
  sumsIn: (currency: string) => SumsByBasis | undefined,
): void {
  const { pledge } = register;
  if (pledge === null) return;
  const madeUp = synthetic || pledge.synthetic;
  const add: AddTerm = (basis, amount, { by, valueDate }, own, sign = 1n) => {
    if (counts(dayOfMoney(by.effectiveOn, valueDate)))
      sumsIn(amount.currency)?.[basis].add(sign * minorUnits(amount), by.eventId, own);
  };
  add('pledged', pledge.amount, pledge, madeUp);
  addPromised(register, madeUp, add);
  addMoved(register, synthetic, add);
  addBack(register, synthetic, add);
}

/** The record that an amount comes from. */
interface TermRecord {
  readonly by: Source;
  readonly valueDate?: string;
}

type AddTerm = (basis: CommitmentBasis, amount: Money, record: TermRecord, synthetic: boolean, sign?: 1n | -1n) => void;

function addPromised({ signature, amendments, cancellation }: CommitmentRegister, madeUp: boolean, add: AddTerm): void {
  if (signature !== null) add('committed', signature.amount, signature, madeUp);
  for (const amendment of amendments) add('committed', amendment.delta, amendment, madeUp);
  if (cancellation === null) return;
  const { pledgeReleased, signedReleased } = cancellation;
  if (pledgeReleased.amount !== '0') add('pledged', pledgeReleased, cancellation, madeUp, -1n);
  if (signedReleased !== null && signedReleased.amount !== '0')
    add('committed', signedReleased, cancellation, madeUp, -1n);
}

function addMoved({ disbursements, calls, receipts }: CommitmentRegister, synthetic: boolean, add: AddTerm): void {
  for (const [basis, payments] of [
    ['disbursed', disbursements],
    ['called', calls],
  ] as const)
    for (const paid of payments) {
      add(basis, paid.amount, paid, synthetic || paid.synthetic);
      if (paid.reconciledBy !== null) add('reconciled', paid.amount, paid, synthetic || paid.synthetic);
    }
  for (const got of receipts) add('received', got.amount, got, synthetic || got.synthetic);
}

function addBack({ pledge, repayments }: CommitmentRegister, synthetic: boolean, add: AddTerm): void {
  const isReturn = pledge !== null && undoesPayment(pledge.instrument);
  for (const back of repayments) {
    if (back.amount.amount !== '0') add('repaid', back.amount, back, synthetic || back.synthetic);
    if (isReturn) add('returned', back.amount, back, synthetic || back.synthetic);
    if (isReturn) add('disbursed', back.amount, back, synthetic || back.synthetic, -1n);
    if (back.interest !== null) add('interest', back.interest, back, synthetic || back.synthetic);
  }
}
