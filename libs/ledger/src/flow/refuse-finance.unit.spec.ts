import { describe, expect, test } from '@jest/globals';
import { partnershipAfter } from '../../testing/facts.ts';
import { dollars, euros, FUNDER, OWN_ID, STRANGER } from '../../testing/samples.ts';
import type { Instrument } from '../commitment/events.ts';
import type { FinanceTerms } from './finance-terms.ts';
import { refuseFinance } from './refuse-finance.ts';

const refusal = (instrument: Instrument, finance?: FinanceTerms) =>
  refuseFinance({ instrument, amount: euros(100), ...(finance === undefined ? {} : { finance }) }, partnershipAfter());

describe('terms of finance', () => {
  test.each<[Instrument, FinanceTerms]>([
    ['guarantee', { covers: [OWN_ID], provision: euros(40) }],
    ['loan', { guaranteedBy: [OWN_ID], arranger: true, pricing: 'market' }],
    ['equity', { tranche: 'junior', mobilisedBy: { organisation: FUNDER, proof: 'fee' } }],
  ])('fit a %s: %j', (instrument, finance) => {
    expect(refusal(instrument, finance)).toBeUndefined();
    expect(refusal(instrument)).toBeUndefined();
  });

  test.each<[string, Instrument, FinanceTerms, string]>([
    ['finance-term-misplaced', 'guarantee', { guaranteedBy: [OWN_ID] }, '/finance/guaranteedBy'],
    ['finance-term-misplaced', 'loan', { covers: [OWN_ID] }, '/finance/covers'],
    ['finance-term-misplaced', 'loan', { provision: euros(1) }, '/finance/provision'],
    ['currency-mismatch', 'guarantee', { provision: dollars(1) }, '/finance/provision/currency'],
    ['amount-negative', 'guarantee', { provision: euros(-1) }, '/finance/provision/amount'],
    [
      'not-a-partner',
      'loan',
      { mobilisedBy: { organisation: STRANGER, proof: 'fee' } },
      '/finance/mobilisedBy/organisation',
    ],
  ])('%s: of a %s %j', (code, instrument, finance, pointer) => {
    expect(refusal(instrument, finance)).toMatchObject({ refused: code, pointer });
  });
});
