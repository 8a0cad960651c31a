import { describe, expect, test } from '@jest/globals';
import { caseOf, cell, type CasePromise } from '../../../testing/leverage-case.ts';
import { LEVERAGE_BASES } from './scope.ts';

/* Published figures. Sums are in the unit of their source: thousands, millions or billions. */

const money = (id: string, amount: number, more: Partial<CasePromise> = {}): CasePromise => ({
  id,
  from: id,
  amount,
  ...more,
});
const official = (id: string, amount: number, more: Partial<CasePromise> = {}) =>
  money(id, amount, { sector: 'public', ...more });

/** A guarantee and capital for a lender, which lends to projects that others invest in too. */
const efsi = (guarantee: number, capital: number, financing: number, investment: number) =>
  caseOf(
    ['guarantee', 'capital'],
    [
      official('guarantee', guarantee, { from: 'union', to: 'lender', instrument: 'guarantee' }),
      official('capital', capital, { from: 'bank', to: 'lender', instrument: 'equity' }),
      official('financing', financing, {
        from: 'lender',
        instrument: 'loan',
        finance: { guaranteedBy: ['guarantee'] },
      }),
      money('others', investment - financing, { instrument: 'equity' }),
    ],
  );

describe('EFSI', () => {
  test('as announced: 16 + 5 with a multiplier of 15 is 315, split 240 and 75', () => {
    const { figures, provisional } = { ...cell(efsi(16, 5, 61, 315), 'eu-multiplier'), provisional: false };
    expect(figures).toEqual({ investment: ['15.0000', '315'], union: ['15.0000', '240'], bank: ['15.0000', '75'] });
    expect(provisional).toBe(false);
  });

  test('in two steps: 2.9048 × 5.1639 = 15.0', () => {
    expect(cell(efsi(16, 5, 61, 315), 'eu-two-step').figures).toEqual({
      financing: ['2.9048', '61'],
      investment: ['5.1639', '315'],
      product: ['15.0000', '315'],
    });
  });

  test('extended: 33.5; 2.9851 × 5.0 = 14.9254, quoted as 15', () => {
    const source = caseOf(
      ['guarantee', 'capital'],
      [
        official('guarantee', 260, { from: 'union', to: 'lender', instrument: 'guarantee' }),
        official('capital', 75, { from: 'bank', to: 'lender', instrument: 'equity' }),
        official('financing', 1000, { from: 'lender', instrument: 'loan' }),
        money('others', 4000),
      ],
    );
    expect(cell(source, 'eu-two-step').figures).toEqual({
      financing: ['2.9851', '1000'],
      investment: ['5.0000', '5000'],
      product: ['14.9254', '5000'],
    });
  });

  test('France: 7,822 approved, 36,808 mobilised: 4.7057', () => {
    const source = caseOf(
      ['approved'],
      [official('approved', 7822, { instrument: 'loan' }), money('others', 36_808 - 7822)],
    );
    expect(cell(source, 'eu-multiplier').figures['investment']).toEqual(['4.7057', '36808']);
    expect(cell(source, 'simple-ratio').figures['total']).toEqual(['4.7057', '36808']);
    expect(cell(source, 'eu-two-step').figures['investment']).toEqual(['4.7057', '36808']);
  });

  test('one operation: 40 put in, 800 mobilised: 20', () => {
    const source = caseOf(['loan'], [official('loan', 40, { instrument: 'loan' }), money('others', 760)]);
    expect(cell(source, 'eu-multiplier').figures['investment']).toEqual(['20.0000', '800']);
    const together = caseOf(['loan'], [official('loan', 40, { instrument: 'loan' }), money('private', 800)]);
    expect(cell(together, 'private-mobilised').figures['private']).toEqual(['20.0000', '800']);
  });

  test('InvestEU: guarantee 26, 372 aimed at: 14.3077, not 14', () => {
    const source = caseOf(
      ['guarantee'],
      [official('guarantee', 26, { to: 'lender', instrument: 'guarantee' }), money('investment', 372)],
    );
    expect(cell(source, 'eu-multiplier').figures['investment']).toEqual(['14.3077', '372']);
  });
});

describe('ratios', () => {
  test('Green Climate Fund: own 100, others 1,310: others 13.1, total 14.1, autonomy 0.9291', () => {
    const source = caseOf(['own'], [official('own', 100), money('others', 1310)]);
    expect(cell(source, 'simple-ratio').figures).toEqual({ others: ['13.1000', '1310'], total: ['14.1000', '1410'] });
    expect(cell(source, 'autonomy').figures).toEqual({ autonomy: ['0.9291', '1310'] });
  });

  test('Convergence: 4.1 commercial per 1 concessional, 1.8 of it private, 2.3 other', () => {
    const market = { pricing: 'market' } as const;
    const source = caseOf(
      ['concessional'],
      [
        official('concessional', 10, { instrument: 'loan', finance: { pricing: 'below-market' } }),
        money('company', 18, { instrument: 'loan', finance: market }),
        official('agency', 20, { instrument: 'loan', finance: market }),
        money('foundation', 3, { sector: 'voluntary', instrument: 'equity', finance: market }),
      ],
    );
    expect(cell(source, 'concessional-leverage').figures).toEqual({
      commercial: ['4.1000', '41'],
      private: ['1.8000', '18'],
      'other-commercial': ['2.3000', '23'],
    });
  });

  test('aid 3.0 quoted as 8 to 1 because aid is 40 % of the spend: 3.0 and 7.5, both named', () => {
    // State money 40, aid 120, spend 300: aid is three times the state's money, spend 7.5 times.
    const source = caseOf(['state'], [official('state', 40), official('aid', 80), money('own-funds', 180)]);
    const { figures } = cell(source, 'simple-ratio');
    expect(figures['total']).toEqual(['7.5000', '300']);
    expect(cell(source, 'private-mobilised').figures['public']).toEqual(['3.0000', '120']);
  });

  test('loans 8 on guarantees 4: 2.0', () => {
    const source = caseOf(
      ['guarantees'],
      [
        official('guarantees', 4, { instrument: 'guarantee', to: 'bank' }),
        money('loans', 8, { from: 'bank', instrument: 'loan', finance: { guaranteedBy: ['guarantees'] } }),
      ],
    );
    for (const basis of LEVERAGE_BASES)
      expect(cell(source, 'eu-leverage', basis).figures).toEqual({ 'reimbursable-finance': ['2.0000', '8'] });
    const provisioned = caseOf(
      ['guarantees'],
      [
        official('guarantees', 10, {
          instrument: 'guarantee',
          to: 'bank',
          finance: { covers: ['loans'], provision: { amount: '400', currency: 'EUR' } },
        }),
        money('loans', 8, { from: 'bank', instrument: 'loan' }),
        money('uncovered', 5, { from: 'bank', instrument: 'loan' }),
      ],
    );
    expect(cell(provisioned, 'eu-guarantee-ratio', 'disbursed').figures).toEqual({ 'new-finance': ['2.0000', '8'] });
  });
});

describe('development banks', () => {
  const theirs = (bank: string) => ({ mobilisedBy: { organisation: bank, proof: 'mandate' } }) as const;

  test('2017: private 590, direct 190, so indirect 400; infrastructure 267 is 45.25 % (M)', () => {
    const source = caseOf(
      ['own'],
      [
        official('own', 100, { from: 'bank', instrument: 'loan' }),
        money('direct-infrastructure', 100, { finance: { ...theirs('bank'), theme: 'infrastructure' } }),
        money('direct-other', 90, { finance: theirs('bank') }),
        money('indirect-infrastructure', 167, { finance: { theme: 'infrastructure' } }),
        money('indirect-other', 233),
      ],
    );
    const found = cell(source, 'mdb-private');
    expect(found.method.provisional).toBe(true);
    expect(found.figures).toEqual({
      private: ['5.9000', '590'],
      direct: ['1.9000', '190'],
      indirect: ['4.0000', '400'],
      infrastructure: ['0.4525', '267'],
      bank: ['5.9000', '590'],
    });
  });

  test('several banks: direct to the one that raised it, the rest pro rata to commitments (M)', () => {
    const source = caseOf(
      ['a'],
      [
        official('a', 30, { from: 'bank-a', instrument: 'loan' }),
        official('b', 10, { from: 'bank-b', instrument: 'loan' }),
        money('raised-by-b', 20, { finance: theirs('bank-b') }),
        money('rest', 40),
      ],
    );
    const { figures } = cell(source, 'mdb-private');
    expect([figures['bank-a'], figures['bank-b']]).toEqual([
      ['1.0000', '30'],
      ['3.0000', '30'],
    ]);
  });

  test('total financing shows own, private and public', () => {
    const source = caseOf(['own'], [official('own', 100), official('ministry', 50), money('company', 250)]);
    expect(cell(source, 'mdb-total-financing').figures).toEqual({
      own: ['1.0000', '100'],
      'private-co-financing': ['2.5000', '250'],
      'public-co-financing': ['0.5000', '50'],
      total: ['4.0000', '400'],
    });
  });
});

describe('OECD (all provisional)', () => {
  const provisional = (source: Parameters<typeof cell>[0], method: string) => {
    const found = cell(source, method);
    expect(found.method.provisional).toBe(true);
    return found.figures;
  };

  test('guarantee: a loan of 10, half covered, counts with 10; co-guarantors 60/40 share 6 and 4', () => {
    const loan = money('loan', 10, { from: 'bank', instrument: 'loan' });
    const one = caseOf(
      ['guarantee'],
      [loan, official('guarantee', 5, { instrument: 'guarantee', to: 'bank', finance: { covers: ['loan'] } })],
    );
    expect(provisional(one, 'oecd-guarantee')).toEqual({ guarantee: ['2.0000', '10'] });
    const two = caseOf(
      ['first'],
      [
        { ...loan, finance: { guaranteedBy: ['first', 'second'] } },
        official('first', 3, { instrument: 'guarantee', to: 'bank' }),
        official('second', 2, { instrument: 'guarantee', to: 'bank' }),
      ],
    );
    expect(provisional(two, 'oecd-guarantee')).toEqual({ first: ['2.0000', '6'], second: ['2.0000', '4'] });
  });

  test('syndication: official arranger 20, official 30, private 50: 35 and 15', () => {
    const source = caseOf(
      ['arranger'],
      [
        official('arranger', 20, { instrument: 'loan', finance: { arranger: true } }),
        official('other', 30, { instrument: 'loan' }),
        money('private', 50, { instrument: 'loan' }),
      ],
    );
    expect(provisional(source, 'oecd-syndicated-loan')).toEqual({
      arranger: ['1.7500', '35'],
      other: ['0.5000', '15'],
    });
    expect(provisional(source, 'oecd-simple-co-financing')).toEqual({});
  });

  test('vehicle: junior official 10, senior official 30, private 60: 37.5 and 22.5; flat: pro rata', () => {
    const shares = (junior: object, senior: object) =>
      caseOf(
        ['junior'],
        [
          official('junior', 10, { instrument: 'collective-vehicle', finance: junior }),
          official('senior', 30, { instrument: 'collective-vehicle', finance: senior }),
          money('private', 60, { instrument: 'collective-vehicle', finance: senior }),
        ],
      );
    expect(provisional(shares({ tranche: 'junior' }, { tranche: 'senior' }), 'oecd-vehicle')).toEqual({
      junior: ['3.7500', '37.50'],
      senior: ['0.7500', '22.50'],
    });
    expect(provisional(shares({}, {}), 'oecd-vehicle')).toEqual({ junior: ['1.5000', '15'], senior: ['1.5000', '45'] });
  });

  test('co-financing: Caisse 350, commune 150, private 500: 350 and 150', () => {
    const source = caseOf(['caisse'], [official('caisse', 350), official('commune', 150), money('private', 500)]);
    for (const method of ['co-financing', 'oecd-simple-co-financing'])
      expect(provisional(source, method)).toEqual({ caisse: ['1.0000', '350'], commune: ['1.0000', '150'] });
  });

  test.each(['oecd-credit-line', 'oecd-project-finance'])('%s has no rule yet, and is never zero', (method) => {
    const source = caseOf(['own'], [official('own', 1), money('private', 1)]);
    for (const basis of LEVERAGE_BASES) {
      const { status, parts } = cell(source, method, basis);
      expect({ status, parts }).toEqual({ status: 'no-rule', parts: [] });
    }
  });
});
