import { describe, test } from '@jest/globals';
import { partnershipAfter } from '../../testing/facts.ts';
import { given } from '../../testing/given.ts';
import { ASSOCIATION, dollars, euros, FUNDER, MANUFACTURER, OWN_ID } from '../../testing/samples.ts';
import type { Pledge } from './commands.ts';
import { commitmentDecider } from './decider.ts';
import type { CommitmentDecided } from './events.ts';

const facts = { partnership: partnershipAfter() };
const GRANT: readonly CommitmentDecided[] = [
  {
    type: 'Pledged.v1',
    data: { provider: FUNDER, receiver: ASSOCIATION, instrument: 'grant', amount: euros(100_000), conditions: [] },
  },
  { type: 'Signed.v1', data: { terms: 'As pledged.', amount: euros(100_000) } },
];
const paid: CommitmentDecided = {
  type: 'Disbursed.v1',
  data: { amount: euros(60_000), valueDate: '2026-04-01', reference: 'A' },
};
const cancelled: CommitmentDecided = { type: 'Cancelled.v1', data: { reason: 'No longer needed.' } };

describe('a pledge of passed-on money', () => {
  const onward: Omit<Pledge, 'amount'> = {
    provider: ASSOCIATION,
    receiver: MANUFACTURER,
    instrument: 'grant',
    conditions: [],
    source: OWN_ID,
  };
  const from = (...past: readonly CommitmentDecided[]) =>
    given(commitmentDecider, { ...facts, source: given(commitmentDecider, facts, past).state });

  test('never passes on more than its source promises now', () => {
    from(...GRANT)
      .when('pledge', { ...onward, amount: euros(100_001) })
      .refused('above-source', '/amount/amount');
    from(...GRANT, paid, cancelled)
      .when('pledge', { ...onward, amount: euros(60_001) })
      .refused('above-source', '/amount/amount');
    const data = { ...onward, amount: euros(60_000) };
    from(...GRANT, paid, cancelled)
      .when('pledge', data)
      .records({ type: 'Pledged.v1', data });
    const abroad = { ...onward, amount: dollars(900_000) };
    from(...GRANT)
      .when('pledge', abroad)
      .records({ type: 'Pledged.v1', data: abroad });
  });

  test('never goes back to where it came from', () => {
    from(...GRANT)
      .when('pledge', { ...onward, receiver: FUNDER, amount: euros(5) })
      .refused('source-returns', '/receiver');
  });
});
