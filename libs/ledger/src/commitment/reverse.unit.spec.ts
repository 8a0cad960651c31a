import { describe, expect, test } from '@jest/globals';
import { EVENT_ID } from '../../testing/given.ts';
import {
  after,
  begun,
  called,
  cancelled,
  differs,
  disbursed,
  GRANT,
  GUARANTEE,
  LOAN,
  payment,
  received,
  repaid,
  reversed,
} from '../../testing/movements.ts';
import { euros } from '../../testing/samples.ts';
import type { CommitmentDecided } from './events.ts';
import { openDiscrepancies } from './payments.ts';

describe('reverseMovement', () => {
  const back = (event: number) => ({ eventId: EVENT_ID(event), reason: 'Recorded twice.' });
  const FUNDING = { actor: 'of-funder' };
  const RECEIVING = { actor: 'of-association' };

  test('takes back a payment by its provider, and its money and reference are free again', () => {
    after(...GRANT, disbursed(60_000))
      .when('reverseMovement', back(2), FUNDING)
      .records(reversed(2));
    const free = after(...GRANT, disbursed(60_000), reversed(2));
    free.when('disburse', payment(100_000, 'A')).records(disbursed(100_000));
    free.when('reverseMovement', back(2), FUNDING).refused('already-reversed', '/eventId');
    after(...GUARANTEE, called(60_000))
      .when('reverseMovement', back(2), FUNDING)
      .records(reversed(2));
  });

  test('takes back a receipt by its receiver; what is left of them may differ', () => {
    const one = [...GRANT, disbursed(60_000), received(50_000), differs(60_000, 50_000)] as const;
    after(...one)
      .when('reverseMovement', back(3), RECEIVING)
      .records(reversed(3));
    expect(openDiscrepancies(after(...one, reversed(3)).state)).toEqual([]);
    after(...one, received(10_000))
      .when('reverseMovement', back(5), RECEIVING)
      .records(reversed(5), differs(60_000, 50_000));
    const stray: CommitmentDecided = { type: 'Received.v1', data: { amount: euros(5), valueDate: '2026-04-02' } };
    const unmatched: CommitmentDecided = {
      type: 'DiscrepancyOpened.v1',
      data: { kind: 'received-unmatched', found: euros(5) },
    };
    expect(openDiscrepancies(after(...GRANT, stray, unmatched).state)).toHaveLength(1);
    expect(openDiscrepancies(after(...GRANT, stray, unmatched, reversed(2)).state)).toEqual([]);
  });

  test('takes back a repayment and a condition met in error', () => {
    after(...LOAN, disbursed(5), repaid(5))
      .when('reverseMovement', back(3), RECEIVING)
      .records(reversed(3));
    const met: CommitmentDecided = { type: 'ConditionMet.v1', data: { condition: 'report', evidence: 'A report.' } };
    const guarded = [...begun('grant', true), met] as const;
    after(...guarded)
      .when('reverseMovement', back(2), RECEIVING)
      .records(reversed(2));
    after(...guarded, reversed(2))
      .when('disburse', payment(40_001, 'A'))
      .refused('condition-unmet', '/amount/amount');
    after(...guarded, disbursed(40_001))
      .when('reverseMovement', back(2), RECEIVING)
      .refused('relied-upon', '/eventId');
  });

  test('is refused to the other side, and to anybody else', () => {
    after(...GRANT, disbursed(5))
      .when('reverseMovement', back(2), RECEIVING)
      .refused('not-your-record', '/eventId');
    after(...GRANT, disbursed(5), received(5))
      .when('reverseMovement', back(3), FUNDING)
      .refused('not-your-record', '/eventId');
    after(...GRANT, disbursed(5))
      .when('reverseMovement', back(2), { actor: 'chair' })
      .refused('not-your-record', '/eventId');
  });

  test('is refused while a later record rests on it', () => {
    const paid = [...LOAN, disbursed(5)] as const;
    const refused = (...more: readonly CommitmentDecided[]) =>
      after(...paid, ...more).when('reverseMovement', back(2), FUNDING);
    refused(received(5)).refused('relied-upon', '/eventId');
    refused(repaid(5)).refused('relied-upon', '/eventId');
    const settled: CommitmentDecided = {
      type: 'Reconciled.v1',
      data: { payments: [EVENT_ID(2)], discrepancies: [], paid: euros(5), received: euros(5) },
    };
    after(...paid, received(5), settled)
      .when('reverseMovement', back(3), RECEIVING)
      .refused('relied-upon', '/eventId');
  });

  test('never takes back a pledge, a signature or a cancellation, and nothing of another stream', () => {
    for (const event of [0, 1, 2])
      after(...GRANT, cancelled)
        .when('reverseMovement', back(event), FUNDING)
        .refused('not-reversible', '/eventId');
    after(...GRANT)
      .when('reverseMovement', back(44), FUNDING)
      .refused('event-not-here', '/eventId');
  });
});
