import { commitmentDecider } from '../src/commitment/decider.ts';
import type { CommitmentDecided, Instrument } from '../src/commitment/events.ts';
import type { CommitmentFacts } from '../src/commitment/state.ts';
import { decisionFact, partnershipAfter } from './facts.ts';
import { EVENT_ID, given, type Past } from './given.ts';
import { ASSOCIATION, euros, FUNDER } from './samples.ts';

/* Events of one commitment: pledged and signed first, so that the first movement is event 2. */
const facts: CommitmentFacts = { partnership: partnershipAfter(), decision: decisionFact('adopted') };
export const after = (...past: readonly Past<CommitmentDecided>[]) => given(commitmentDecider, facts, past);

const conditions = [{ id: 'report', kind: 'performance', text: 'A report.', above: euros(40_000) }] as const;
export const begun = (instrument: Instrument, guarded = false): readonly [CommitmentDecided, CommitmentDecided] => [
  {
    type: 'Pledged.v1',
    data: {
      provider: FUNDER,
      receiver: ASSOCIATION,
      instrument,
      amount: euros(100_000),
      conditions: guarded ? [...conditions] : [],
    },
  },
  { type: 'Signed.v1', data: { terms: 'As pledged.', amount: euros(100_000) } },
];
export const payment = (cents: number, reference: string) =>
  ({ amount: euros(cents), valueDate: '2026-04-01', reference }) as const;
export const disbursed = (cents: number, reference = 'A'): CommitmentDecided => ({
  type: 'Disbursed.v1',
  data: payment(cents, reference),
});
export const called = (cents: number, reference = 'G'): CommitmentDecided => ({
  type: 'GuaranteeCalled.v1',
  data: payment(cents, reference),
});
export const received = (cents: number, disbursement = EVENT_ID(2)): CommitmentDecided => ({
  type: 'Received.v1',
  data: { amount: euros(cents), valueDate: '2026-04-02', disbursement },
});
export const differs = (expected: number, found: number, disbursement = EVENT_ID(2)): CommitmentDecided => ({
  type: 'DiscrepancyOpened.v1',
  data: { kind: 'received-differs', disbursement, expected: euros(expected), found: euros(found) },
});
export const repaid = (cents: number, reference = 'BACK'): CommitmentDecided => ({
  type: 'Repaid.v1',
  data: payment(cents, reference),
});
export const cancelled = {
  type: 'Cancelled.v1',
  data: { reason: 'No longer needed.' },
} as const satisfies CommitmentDecided;
export const reversed = (event: number): CommitmentDecided => ({
  type: 'EventReversed.v1',
  data: { eventId: EVENT_ID(event), reason: 'Recorded twice.' },
});
export const GRANT = begun('grant');
export const LOAN = begun('loan');
export const GUARANTEE = begun('guarantee');
