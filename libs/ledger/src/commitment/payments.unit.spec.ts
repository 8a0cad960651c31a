import { describe, expect, test } from '@jest/globals';
import { EVENT_ID } from '../../testing/given.ts';
import {
  after,
  begun,
  called,
  cancelled,
  disbursed,
  GRANT,
  GUARANTEE,
  LOAN,
  payment,
  repaid,
  reversed,
} from '../../testing/movements.ts';
import { dollars, euros } from '../../testing/samples.ts';
import { INSTRUMENTS, type CommitmentDecided } from './events.ts';

describe('disburse, whatever the instrument', () => {
  test.each(INSTRUMENTS)('of a %s never exceeds what was signed, amended and not reversed', (instrument) => {
    const more: CommitmentDecided = { type: 'Amended.v1', data: { delta: euros(5), reason: 'Agreed.' } };
    const running = after(...begun(instrument), disbursed(60_000), reversed(2), more);
    running.when('disburse', payment(100_005, 'B')).records(disbursed(100_005, 'B'));
    running.when('disburse', payment(100_006, 'B')).refused('above-signed', '/amount/amount');
    running
      .when('disburse', { ...payment(1, 'B'), amount: dollars(1) })
      .refused('currency-mismatch', '/amount/currency');
    after(...begun(instrument, true))
      .when('disburse', payment(40_001, 'A'))
      .refused('condition-unmet', '/amount/amount');
  });
});

describe('callGuarantee', () => {
  test('pays within the guarantee, to the cent, and is acknowledged like a disbursement', () => {
    after(...GUARANTEE)
      .when('callGuarantee', payment(100_000, 'G'))
      .records(called(100_000));
    after(...GUARANTEE, called(60_000))
      .when('callGuarantee', payment(40_001, 'H'))
      .refused('above-signed', '/amount/amount');
    after(...GUARANTEE, called(60_000))
      .when('receive', payment(60_000, 'G'))
      .records({ type: 'Received.v1', data: { ...payment(60_000, 'G'), disbursement: EVENT_ID(2) } });
    after(...GUARANTEE, called(60_000))
      .when('amend', { delta: euros(-40_001), reason: 'Less.' })
      .refused('amended-below-disbursed', '/delta/amount');
  });

  test('is refused of anything else, unsigned, cancelled, under a used reference and against an unmet condition', () => {
    after(...LOAN)
      .when('callGuarantee', payment(1, 'G'))
      .refused('not-a-guarantee');
    after(GUARANTEE[0]).when('callGuarantee', payment(1, 'G')).refused('not-signed');
    after(...GUARANTEE, cancelled)
      .when('callGuarantee', payment(1, 'G'))
      .refused('commitment-cancelled');
    after(...GUARANTEE, called(1))
      .when('callGuarantee', payment(1, 'G\u200b'))
      .refused('reference-used', '/reference');
    after(...begun('guarantee', true))
      .when('callGuarantee', payment(40_001, 'G'))
      .refused('condition-unmet', '/amount/amount');
    after(...GUARANTEE)
      .when('callGuarantee', { ...payment(1, 'G'), amount: dollars(1) })
      .refused('currency-mismatch', '/amount/currency');
    after(...GUARANTEE)
      .when('callGuarantee', payment(0, 'G'))
      .refused('amount-not-positive', '/amount/amount');
    after(...GUARANTEE)
      .when('callGuarantee', { ...payment(1, 'G'), valueDate: '2026-04-13' })
      .refused('value-date-ahead', '/valueDate');
    after().when('callGuarantee', payment(1, 'G')).refused('commitment-unknown');
  });
});

describe('repay', () => {
  const paid = [...LOAN, disbursed(60_000)] as const;
  const back = payment(20_000, 'BACK');

  test('principal up to what was paid, and interest separately', () => {
    after(...paid)
      .when('repay', back)
      .records({ type: 'Repaid.v1', data: back });
    const both = { ...back, interest: euros(350) };
    after(...paid)
      .when('repay', both)
      .records({ type: 'Repaid.v1', data: both });
    const { reference: _, ...bare } = { ...both, amount: euros(0) };
    after(...paid)
      .when('repay', bare)
      .records({ type: 'Repaid.v1', data: bare });
    const above = after(...paid, repaid(50_000)).when('repay', payment(10_001, 'C'));
    above.refused('above-disbursed', '/amount/amount');
    expect(above.outcome).toMatchObject({
      detail: '600.00 EUR was paid and 500.00 EUR repaid, so 100.01 EUR is above the 100.00 EUR left.',
    });
  });

  test('of a grant gives back what is left, also after a cancellation; a guarantor gets back what it paid', () => {
    after(...GRANT, disbursed(60_000), cancelled)
      .when('repay', back)
      .records({ type: 'Repaid.v1', data: back });
    after(...GUARANTEE, called(60_000))
      .when('repay', back)
      .records({ type: 'Repaid.v1', data: back });
  });

  test('of a grant frees the same sum to be paid again and to be amended away; of a loan it does not', () => {
    const grant = after(...GRANT, disbursed(60_000), repaid(60_000));
    grant.when('disburse', payment(100_000, 'B')).records(disbursed(100_000, 'B'));
    const above = grant.when('disburse', payment(100_001, 'B'));
    above.refused('above-signed', '/amount/amount');
    expect(above.outcome).toMatchObject({
      detail:
        '1000.00 EUR is signed and 0.00 EUR disbursed, less what came back, so 1000.01 EUR is above the 1000.00 EUR left.',
    });
    const lower: CommitmentDecided = { type: 'Amended.v1', data: { delta: euros(-100_000), reason: 'Not needed.' } };
    grant.when('amend', lower.data as never).records(lower);
    after(...begun('grant', true), disbursed(40_000), repaid(40_000))
      .when('disburse', payment(40_000, 'B'))
      .records(disbursed(40_000, 'B'));
    for (const instrument of INSTRUMENTS.filter((each) => each !== 'grant'))
      after(...begun(instrument), disbursed(60_000), repaid(60_000))
        .when('disburse', payment(40_001, 'B'))
        .refused('above-signed', '/amount/amount');
  });

  test('of a grant stays recorded where the money was paid again', () => {
    const back = { eventId: EVENT_ID(3), reason: 'A slip.' };
    const by = { actor: 'of-association' };
    after(...GRANT, disbursed(60_000), repaid(60_000), disbursed(60_000, 'B'))
      .when('reverseMovement', back, by)
      .refused('relied-upon', '/eventId');
    after(...GRANT, disbursed(60_000), repaid(60_000), disbursed(40_000, 'B'))
      .when('reverseMovement', back, by)
      .records({ type: 'EventReversed.v1', data: back });
    after(...LOAN, disbursed(60_000), repaid(60_000), disbursed(40_000, 'B'))
      .when('reverseMovement', back, by)
      .records({ type: 'EventReversed.v1', data: back });
  });

  test('is refused for nothing, with interest where none is due, in another currency, ahead of its day, twice', () => {
    after().when('repay', back).refused('commitment-unknown');
    after(...paid)
      .when('repay', { ...back, amount: euros(0) })
      .refused('amount-not-positive', '/amount/amount');
    after(...paid)
      .when('repay', { ...back, amount: euros(-1) })
      .refused('amount-negative', '/amount/amount');
    after(...paid)
      .when('repay', { ...back, amount: dollars(1) })
      .refused('currency-mismatch', '/amount/currency');
    after(...paid)
      .when('repay', { ...back, interest: dollars(1) })
      .refused('currency-mismatch', '/interest/currency');
    after(...paid)
      .when('repay', { ...back, interest: euros(0) })
      .refused('amount-not-positive', '/interest/amount');
    after(...GRANT, disbursed(60_000))
      .when('repay', { ...back, interest: euros(1) })
      .refused('interest-unforeseen', '/interest');
    after(...paid)
      .when('repay', { ...back, valueDate: '2026-04-13' })
      .refused('value-date-ahead', '/valueDate');
    after(...paid, repaid(1))
      .when('repay', back)
      .refused('reference-used', '/reference');
    after(...paid, repaid(1))
      .when('repay', { ...back, reference: `\u00ad${back.reference}` })
      .refused('reference-used', '/reference');
  });
});
