import { minorUnits, type CommitmentRegister, type Money, type Source } from '@pacta/ledger';
import { Sum } from '../figures/figure.ts';

/**
 * What the terms of a commitment add up to. A later basis never overwrites an earlier one. `committed`: signed, plus
 * amendments. `reconciled`: disbursed or called money that the secretariat has reconciled with the receiver's record.
 * `called`: paid on guarantees. `repaid`: returned principal; `interest` was paid with it.
 */
const BASES = ['pledged', 'committed', 'disbursed', 'received', 'reconciled', 'called', 'repaid', 'interest'] as const;
export type CommitmentBasis = (typeof BASES)[number];

/** A sum on each basis, in one currency. */
export type SumsByBasis = Readonly<Record<CommitmentBasis, Sum>>;

export const noSums = (currency: string): SumsByBasis =>
  Object.fromEntries(BASES.map((basis) => [basis, new Sum(currency)])) as unknown as SumsByBasis;

/** Whether the amounts of an event count: events of other days may be excluded. */
export type CountsEvent = (eventId: string) => boolean;

export const everything: CountsEvent = () => true;

/**
 * Adds the terms of one commitment to the sums of their currency; without sums for it they are left out. A cancellation
 * reduces pledge and signature by what was not yet disbursed. A signature under a synthetic pledge is synthetic too;
 * `synthetic` says so for the whole partnership.
 */
export function addTerms(
  register: CommitmentRegister,
  synthetic: boolean,
  counts: CountsEvent,
  sumsIn: (currency: string) => SumsByBasis | undefined,
): void {
  const { pledge } = register;
  if (pledge === null) return;
  const madeUp = synthetic || pledge.synthetic;
  const add: AddTerm = (basis, amount, { eventId }, own, sign = 1n) => {
    if (counts(eventId)) sumsIn(amount.currency)?.[basis].add(sign * minorUnits(amount), eventId, own);
  };
  add('pledged', pledge.amount, pledge.by, madeUp);
  addPromised(register, madeUp, add);
  addMoved(register, synthetic, add);
}

type AddTerm = (basis: CommitmentBasis, amount: Money, by: Source, synthetic: boolean, sign?: 1n | -1n) => void;

function addPromised({ signature, amendments, cancellation }: CommitmentRegister, madeUp: boolean, add: AddTerm): void {
  if (signature !== null) add('committed', signature.amount, signature.by, madeUp);
  for (const { delta, by } of amendments) add('committed', delta, by, madeUp);
  if (cancellation === null) return;
  const { pledgeReleased, signedReleased, by } = cancellation;
  if (pledgeReleased.amount !== '0') add('pledged', pledgeReleased, by, madeUp, -1n);
  if (signedReleased !== null && signedReleased.amount !== '0') add('committed', signedReleased, by, madeUp, -1n);
}

function addMoved(
  { disbursements, calls, receipts, repayments }: CommitmentRegister,
  synthetic: boolean,
  add: AddTerm,
): void {
  for (const [basis, payments] of [
    ['disbursed', disbursements],
    ['called', calls],
  ] as const)
    for (const { amount, by, synthetic: own, reconciledBy } of payments) {
      add(basis, amount, by, synthetic || own);
      if (reconciledBy !== null) add('reconciled', amount, by, synthetic || own);
    }
  for (const { amount, by, synthetic: own } of receipts) add('received', amount, by, synthetic || own);
  for (const { amount, interest, by, synthetic: own } of repayments) {
    if (amount.amount !== '0') add('repaid', amount, by, synthetic || own);
    if (interest !== null) add('interest', interest, by, synthetic || own);
  }
}
