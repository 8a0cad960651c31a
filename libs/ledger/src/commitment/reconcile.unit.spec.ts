import { describe, expect, test } from '@jest/globals';
import { EVENT_ID } from '../../testing/given.ts';
import { after, cancelled, differs, disbursed, GRANT, received, reversed } from '../../testing/movements.ts';
import { dollars, euros } from '../../testing/samples.ts';
import type { CommitmentDecided } from './events.ts';
import { openDiscrepancies } from './payments.ts';

describe('openDiscrepancy', () => {
  const note = { note: 'The bank statement shows another sum.' };

  test('says what a person found, also about one payment and after a cancellation', () => {
    const data = { ...note, expected: euros(5), found: euros(4), disbursement: EVENT_ID(2), reference: 'A' };
    after(...GRANT, disbursed(5), cancelled)
      .when('openDiscrepancy', data)
      .records({ type: 'DiscrepancyOpened.v1', data: { kind: 'questioned', ...data } });
  });

  test('is refused unknown, in another currency and for no such payment', () => {
    after().when('openDiscrepancy', note).refused('commitment-unknown');
    after(...GRANT)
      .when('openDiscrepancy', { ...note, expected: dollars(1) })
      .refused('currency-mismatch', '/expected/currency');
    after(...GRANT)
      .when('openDiscrepancy', { ...note, found: dollars(1) })
      .refused('currency-mismatch', '/found/currency');
    after(...GRANT)
      .when('openDiscrepancy', { ...note, disbursement: EVENT_ID(7) })
      .refused('disbursement-unknown', '/disbursement');
  });
});

describe('reconcile', () => {
  const even = [...GRANT, disbursed(60_000), received(60_000)] as const;
  const short = [...GRANT, disbursed(60_000), received(59_000), differs(60_000, 59_000)] as const;
  const outcome = (payments: readonly number[], discrepancies: readonly number[], paid: number, came: number) => ({
    payments: payments.map(EVENT_ID),
    discrepancies: discrepancies.map(EVENT_ID),
    paid: euros(paid),
    received: euros(came),
  });
  const explanation = 'The bank kept its fee.';

  test('what agrees needs no word: by event, by reference, or all at once', () => {
    const data = outcome([2], [], 60_000, 60_000);
    for (const named of [{}, { disbursement: EVENT_ID(2) }, { reference: 'A' }])
      after(...even)
        .when('reconcile', named)
        .records({ type: 'Reconciled.v1', data });
    after(...even, { type: 'Reconciled.v1', data })
      .when('reconcile', { reference: 'A' })
      .refused('already-reconciled');
    after(...even, { type: 'Reconciled.v1', data })
      .when('reconcile', {})
      .refused('nothing-to-reconcile');
  });

  test('what differs stays open until it is explained', () => {
    expect(openDiscrepancies(after(...short).state)).toEqual([{ id: EVENT_ID(4), about: EVENT_ID(2) }]);
    const bare = after(...short).when('reconcile', { reference: 'A' });
    bare.refused('explanation-needed', '/explanation');
    expect(bare.outcome).toMatchObject({ detail: 'Of A, 600.00 EUR was paid and 590.00 EUR received.' });
    const data = { ...outcome([2], [4], 60_000, 59_000), explanation };
    for (const named of [{}, { reference: 'A' }, { discrepancy: EVENT_ID(4) }])
      after(...short)
        .when('reconcile', { ...named, explanation })
        .records({ type: 'Reconciled.v1', data });
    const explained = after(...short, { type: 'Reconciled.v1', data });
    expect(openDiscrepancies(explained.state)).toEqual([]);
    explained
      .when('reconcile', { discrepancy: EVENT_ID(4), explanation })
      .refused('discrepancy-closed', '/discrepancy');
  });

  test('money that answers no payment, and what a person found, are explained on their own', () => {
    const found: CommitmentDecided = { type: 'DiscrepancyOpened.v1', data: { kind: 'questioned', note: 'Paid late.' } };
    const open = after(...GRANT, found);
    const all = open.when('reconcile', {});
    all.refused('explanation-needed', '/explanation');
    expect(all.outcome).toMatchObject({ detail: 'A discrepancy is open.' });
    const documentHash = 'e'.repeat(64);
    open
      .when('reconcile', { discrepancy: EVENT_ID(2), explanation, documentHash })
      .records({ type: 'Reconciled.v1', data: { ...outcome([], [2], 0, 0), explanation, documentHash } });
  });

  test('is refused where the receiver has said nothing, and for what is not there', () => {
    after().when('reconcile', {}).refused('commitment-unknown');
    after(...GRANT, disbursed(1))
      .when('reconcile', {})
      .refused('nothing-to-reconcile');
    after(...GRANT, disbursed(1))
      .when('reconcile', { reference: 'A' })
      .refused('not-received');
    after(...even)
      .when('reconcile', { reference: 'B' })
      .refused('disbursement-unknown', '/reference');
    after(...even)
      .when('reconcile', { disbursement: EVENT_ID(9) })
      .refused('disbursement-unknown', '/disbursement');
    after(...even)
      .when('reconcile', { discrepancy: EVENT_ID(9), explanation })
      .refused('discrepancy-unknown', '/discrepancy');
  });

  test('is reversed by the secretariat, and then open again', () => {
    const settled: CommitmentDecided = {
      type: 'Reconciled.v1',
      data: { ...outcome([2], [4], 60_000, 59_000), explanation },
    };
    const reopened = after(...short, settled);
    const data = { eventId: EVENT_ID(5), reason: 'Mixed up.' };
    reopened.when('reopenReconciliation', data).records({ type: 'EventReversed.v1', data });
    const open = after(...short, settled, reversed(5));
    expect(openDiscrepancies(open.state)).toHaveLength(1);
    open.when('reopenReconciliation', data).refused('already-reversed', '/eventId');
    open.when('reopenReconciliation', { ...data, eventId: EVENT_ID(2) }).refused('not-reversible', '/eventId');
    open.when('reopenReconciliation', { ...data, eventId: EVENT_ID(99) }).refused('event-not-here', '/eventId');
  });
});
