import { dayOfMoney } from '../src/effective/day-of-money.ts';
import { minorUnits, negated, type Money } from '../src/money.ts';
import type { Source } from '../src/view.ts';
import {
  commitmentMoney,
  type CommitmentMoney,
  type Move,
  type MoveBasis,
} from '../src/commitment/commitment-money.view.ts';
import type { CommitmentRegister } from '../src/commitment/commitment-register.entries.ts';

interface Movement {
  readonly valueDate?: string;
  readonly synthetic: boolean;
  readonly payment?: string;
}

const move = (basis: MoveBasis, { amount }: Money, by: Source, of: Movement): Move => [
  basis,
  amount,
  by.eventId,
  dayOfMoney(by.effectiveOn, of.valueDate),
  of.synthetic,
  of.payment ?? null,
];

/** The state of the commitment-money view, computed from the register: tests compare it with the view's own fold. */
export function moneyOfRegister(register: CommitmentRegister): CommitmentMoney {
  const { id, pledge, signature, amendments, disbursements, calls, receipts, repayments, cancellation } = register;
  if (pledge === null) return commitmentMoney.fold.initialState;
  const { provider, receiver, instrument, source, synthetic } = pledge;
  const released = (basis: MoveBasis, sum: Money | null | undefined): readonly Move[] =>
    cancellation === null || sum == null || sum.amount === '0'
      ? []
      : [move(basis, negated(sum), cancellation.by, { synthetic })];
  const paid = [...disbursements, ...calls];
  return {
    id,
    provider,
    receiver,
    instrument,
    currency: pledge.amount.currency,
    source,
    synthetic,
    cancellation:
      cancellation === null ? null : { eventId: cancellation.by.eventId, day: dayOfMoney(cancellation.by.effectiveOn) },
    moves: [
      move('pledged', pledge.amount, pledge.by, pledge),
      ...released('pledged', cancellation?.pledgeReleased),
      ...(signature === null ? [] : [move('committed', signature.amount, signature.by, { synthetic })]),
      ...amendments.map(({ delta, by }) => move('committed', delta, by, { synthetic })),
      ...released('committed', cancellation?.signedReleased),
      ...disbursements.map((each) => move('disbursed', each.amount, each.by, each)),
      ...calls.map((each) => move('called', each.amount, each.by, each)),
      ...receipts.map((each) => move('received', each.amount, each.by, each)),
      ...paid.flatMap(({ amount, by, reconciledBy, synthetic: isSynthetic }) =>
        reconciledBy === null
          ? []
          : [move('reconciled', amount, reconciledBy, { synthetic: isSynthetic, payment: by.eventId })],
      ),
      ...repayments.flatMap((each) => [
        ...(minorUnits(each.amount) === 0n ? [] : [move('repaid', each.amount, each.by, each)]),
        ...(each.interest === null ? [] : [move('interest', each.interest, each.by, each)]),
      ]),
    ],
  };
}
