import type { CommitmentRegister } from '../commitment/commitment-register.entries.ts';
import { undoesPayment } from '../commitment/returned.ts';
import { dayOfMoney } from '../effective/day-of-money.ts';
import { negated, type Money } from '../money.ts';
import type { Sector } from '../partnership/events.ts';
import type { Source } from '../view.ts';
import type { Flow, FlowBasis, FlowSide } from './flow.ts';

/** What a commitment's register does not hold. */
export interface FlowContext {
  readonly partnershipId: string;
  /** From the roster; null where the roster does not have the organisation. */
  readonly sectorOf: (organisation: string) => Sector | null;
}

/** What a commitment's register holds of the record that made a flow. */
interface FlowRecord {
  readonly by: Source;
  readonly valueDate?: string;
  readonly synthetic?: boolean;
}

/**
 * The flows of one commitment, by basis in the order of its events. Pledged: the pledge, less what a cancellation
 * released. Committed: the signature and each amendment, less what a cancellation released. Disbursed: each
 * payment, less what came back of a grant. Received: each receipt. A commitment that was never pledged has none.
 */
export function flowsOfCommitment(register: CommitmentRegister, context: FlowContext): readonly Flow[] {
  const { pledge, signature, amendments, disbursements, receipts, repayments, cancellation } = register;
  if (pledge === null) return [];
  const side = (organisation: string): FlowSide => ({ organisation, sector: context.sectorOf(organisation) });
  const common = {
    origin: 'first-hand',
    partnershipId: context.partnershipId,
    commitment: register.id,
    provider: side(pledge.provider),
    receiver: side(pledge.receiver),
    instrument: pledge.instrument,
    source: pledge.source,
    finance: pledge.finance ?? {},
  } as const;
  const flow = (
    basis: FlowBasis,
    amount: Money,
    { by, valueDate, synthetic = pledge.synthetic }: FlowRecord,
  ): Flow => ({
    ...common,
    ...(synthetic ? { synthetic: true } : {}),
    eventId: by.eventId,
    events: [by.eventId],
    basis,
    amount,
    date: dayOfMoney(by.effectiveOn, valueDate),
  });
  const released = (basis: FlowBasis, sum: Money | null | undefined): readonly Flow[] =>
    cancellation === null || sum == null || sum.amount === '0' ? [] : [flow(basis, negated(sum), cancellation)];

  return [
    flow('pledged', pledge.amount, pledge),
    ...released('pledged', cancellation?.pledgeReleased),
    ...(signature === null ? [] : [flow('committed', signature.amount, signature)]),
    ...amendments.map((amendment) => flow('committed', amendment.delta, amendment)),
    ...released('committed', cancellation?.signedReleased),
    ...disbursements.map((paid) => flow('disbursed', paid.amount, paid)),
    ...(undoesPayment(pledge.instrument) ? repayments : []).map((back) =>
      flow('disbursed', negated(back.amount), back),
    ),
    ...receipts.map((got) => flow('received', got.amount, got)),
  ];
}
