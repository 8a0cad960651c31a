import { describe, expect, test } from '@jest/globals';
import { after, cancelled, disbursed, disbursement, pledged, signed } from '../../testing/commitments.ts';
import { EVENT_ID } from '../../testing/given.ts';
import { dollars, euros } from '../../testing/samples.ts';
import type { CommitmentDecided } from './events.ts';

describe('disburse', () => {
  test('up to what is signed and amended, to the cent', () => {
    const amended: CommitmentDecided = { type: 'Amended.v1', data: { delta: euros(5), reason: 'Agreed.' } };
    const running = after(pledged(), signed(), amended, disbursed(60_000, 'A'));
    running.when('disburse', disbursement(40_005, 'B')).records(disbursed(40_005, 'B'));
    const above = running.when('disburse', disbursement(40_006, 'B'));
    above.refused('above-signed', '/amount/amount');
    expect(above.outcome).toMatchObject({
      detail: '1000.05 EUR is signed and 600.00 EUR disbursed, so 400.06 EUR is above the 400.05 EUR left.',
    });
  });

  test('is refused unsigned, cancelled, unknown, for nothing, in another currency, ahead of its day, under a used reference', () => {
    const data = disbursement(100, 'B');
    const running = after(pledged(), signed(), disbursed(100, 'A'));
    after().when('disburse', data).refused('commitment-unknown');
    after(pledged()).when('disburse', data).refused('not-signed');
    after(pledged(), signed(), cancelled).when('disburse', data).refused('commitment-cancelled');
    running.when('disburse', disbursement(0, 'B')).refused('amount-not-positive', '/amount/amount');
    running.when('disburse', { ...data, amount: dollars(1) }).refused('currency-mismatch', '/amount/currency');
    running.when('disburse', { ...data, valueDate: '2026-04-13' }).refused('value-date-ahead', '/valueDate');
    running.when('disburse', disbursement(1, 'A')).refused('reference-used', '/reference');
    running.when('disburse', disbursement(1, 'A\u200b')).refused('reference-used', '/reference');
  });
});

describe('receive', () => {
  const paid = [pledged(), signed(), disbursed(60_000, 'A')] as const;
  const receipt = (cents: number) => ({ amount: euros(cents), valueDate: '2026-04-02', reference: 'A' }) as const;
  const received = (cents: number): CommitmentDecided => ({
    type: 'Received.v1',
    data: { ...receipt(cents), disbursement: EVENT_ID(2) },
  });
  const differs = (found: number): CommitmentDecided => ({
    type: 'DiscrepancyOpened.v1',
    data: { kind: 'received-differs', disbursement: EVENT_ID(2), expected: euros(60_000), found: euros(found) },
  });

  test('in full, by the reference or by the event', () => {
    const { reference: _, ...named } = receipt(60_000);
    after(...paid)
      .when('receive', receipt(60_000))
      .records(received(60_000));
    const data = { ...named, disbursement: EVENT_ID(2) };
    after(...paid)
      .when('receive', data)
      .records({ type: 'Received.v1', data });
  });

  test('another amount opens a discrepancy in the same append; the rest may follow', () => {
    after(...paid)
      .when('receive', receipt(59_000))
      .records(received(59_000), differs(59_000));
    after(...paid)
      .when('receive', receipt(60_001))
      .records(received(60_001), differs(60_001));
    const part = [...paid, received(59_000), differs(59_000)];
    after(...part)
      .when('receive', receipt(1000))
      .records(received(1000));
    after(...part, received(1000))
      .when('receive', receipt(1))
      .refused('already-received', '/disbursement');
  });

  test('what answers no disbursement is recorded too, and shows', () => {
    const data = { ...receipt(500), reference: 'other' };
    const found = { kind: 'received-unmatched', expected: euros(0), found: euros(500) } as const;
    after(...paid)
      .when('receive', data)
      .records({ type: 'Received.v1', data }, { type: 'DiscrepancyOpened.v1', data: { ...found, reference: 'other' } });
    const { reference: _, ...bare } = data;
    after(pledged())
      .when('receive', bare)
      .records({ type: 'Received.v1', data: bare }, { type: 'DiscrepancyOpened.v1', data: found });
  });

  test('is refused unknown, for nothing, in another currency, ahead of its day, or for no such disbursement', () => {
    after().when('receive', receipt(1)).refused('commitment-unknown');
    after(...paid)
      .when('receive', receipt(0))
      .refused('amount-not-positive', '/amount/amount');
    after(...paid)
      .when('receive', { ...receipt(1), amount: dollars(1) })
      .refused('currency-mismatch', '/amount/currency');
    after(...paid)
      .when('receive', { ...receipt(1), valueDate: '2027-01-01' })
      .refused('value-date-ahead', '/valueDate');
    after(...paid)
      .when('receive', { ...receipt(1), disbursement: EVENT_ID(7) })
      .refused('disbursement-unknown', '/disbursement');
  });
});
