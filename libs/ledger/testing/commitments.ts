import type { Pledge } from '../src/commitment/commands.ts';
import { commitmentDecider } from '../src/commitment/decider.ts';
import type { CommitmentDecided } from '../src/commitment/events.ts';
import type { CommitmentFacts } from '../src/commitment/state.ts';
import { partnershipAfter } from './facts.ts';
import { given, type Past } from './given.ts';
import { ASSOCIATION, euros, FUNDER } from './samples.ts';

/* A grant of 1,000.00 EUR, and events of its life. */
export const PLEDGE: Pledge = {
  provider: FUNDER,
  receiver: ASSOCIATION,
  instrument: 'grant',
  amount: euros(100_000),
  conditions: [],
};
export const CONDITIONS: Pledge['conditions'] = [
  { id: 'report', kind: 'performance', text: 'A first report.', above: euros(40_000) },
  { id: 'audit', kind: 'fiduciary', text: 'A clean audit.', above: euros(80_000) },
];

export const pledged = (data: Partial<Pledge> = {}): CommitmentDecided => ({
  type: 'Pledged.v1',
  data: { ...PLEDGE, ...data },
});
export const signed = (cents = 100_000): CommitmentDecided => ({
  type: 'Signed.v1',
  data: { terms: 'As pledged.', amount: euros(cents) },
});
export const disbursement = (cents: number, reference: string) =>
  ({ amount: euros(cents), valueDate: '2026-04-01', reference }) as const;
export const disbursed = (cents: number, reference: string): CommitmentDecided => ({
  type: 'Disbursed.v1',
  data: disbursement(cents, reference),
});
export const cancelled = {
  type: 'Cancelled.v1',
  data: { reason: 'No longer needed.' },
} as const satisfies CommitmentDecided;

export const facts: CommitmentFacts = { partnership: partnershipAfter() };
export const after = (...past: readonly Past<CommitmentDecided>[]) => given(commitmentDecider, facts, past);
