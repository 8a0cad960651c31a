import { describe, expect, test } from '@jest/globals';
import { commitmentMoney, commitmentRegister, foldView, type Instrument } from '@pacta/ledger';
import { eur, FUND, PROJECT, source, stream, TOWN } from '../leverage/leverage.fixture.ts';
import { leverageReport } from '../leverage/statement.ts';
import { listedPartnership } from '../partnerships/partnership-list.ts';
import { portfolio } from '../portfolio/statement.ts';
import { uuidOf } from '../transparency/indexed-log.fixture.ts';
import { renderTransparency } from '../transparency/render-text.ts';
import { transparencyReport } from '../transparency/whole-report.ts';

const paid = (euros: number, reference: string) => ({ amount: eur(euros), valueDate: '2026-06-01', reference });
const lifeOf = (number: number, provider: string, instrument: Instrument, ...more: (readonly [string, unknown])[]) =>
  stream(`commitment-${uuidOf(4, number)}`, 10 * number, [
    ['Pledged.v1', { provider, receiver: PROJECT, instrument, amount: eur(1_000), conditions: [] }, '2026-05-01'],
    ['Signed.v1', { terms: 'As pledged.', amount: eur(1_000) }, '2026-05-01'],
    ['Disbursed.v1', paid(600, 'd')],
    ...more,
  ]);

/** The fund's grant is the anchor, 600.00 paid; the town paid 600.00 of its promise, and got it back. */
function figuresOf(instrument: Instrument, ...more: (readonly [string, unknown])[]) {
  const lives = [
    lifeOf(1, FUND, 'grant'),
    lifeOf(2, TOWN, instrument, ['Repaid.v1', { amount: eur(600), valueDate: '2026-06-20' }], ...more),
  ];
  const commitments = lives.map((events) => foldView(commitmentRegister, events));
  const of = { ...source, commitments };
  const report = transparencyReport({
    ...of,
    costBooks: [],
    decisions: [],
    contributions: [],
    reader: { code: 'owner' },
  });
  const leverage = leverageReport(of, { method: 'simple-ratio', basis: 'disbursed' });
  const [cell] = leverage?.cells ?? [];
  const { returned = [], repaid = [] } = leverage?.beside.moneyBack ?? {};
  const held = portfolio(
    [
      {
        id: 'p',
        name: null,
        phase: 'scale',
        synthetic: false,
        commitments: lives.slice(1).map((events) => foldView(commitmentMoney, events)),
      },
    ],
    {
      funder: { id: TOWN, name: 'Town' },
      asOf: { position: 99, recordedAt: null, day: '2026-07-01' },
      withEvents: false,
    },
  );
  const [totals] = report.totals;
  return {
    report,
    totals: [totals?.disbursed, totals?.outstanding, totals?.repaid, totals?.returned].map((each) => each?.amount),
    commitment: [report.commitments[1]?.disbursed.amount, report.commitments[1]?.outstanding?.amount],
    partnerships: listedPartnership(of.partnership, commitments).disbursed.map(({ amount }) => amount),
    leverage: cell?.parts.map(({ name, amount }) => [name, amount]),
    besideLeverage: [returned, repaid].map((sums) => sums.map(({ amount }) => amount)),
    portfolio: [held.currencies[0]?.own.disbursed.amount, held.currencies[0]?.own.signedNotPaid.amount],
  };
}

describe('money that came back', () => {
  test('of a grant was not disbursed, in every figure alike, and shows beside', () => {
    const { report, ...figures } = figuresOf('grant');
    expect(figures).toEqual({
      totals: ['600.00', '1400.00', '600.00', '600.00'],
      commitment: ['0.00', '1000.00'],
      partnerships: ['600.00'],
      leverage: [
        ['others', '0.00'],
        ['total', '600.00'],
      ],
      besideLeverage: [['600.00'], []],
      portfolio: ['0.00', '1000.00'],
    });
    const text = renderTransparency(report, { width: 200 });
    expect(text).toMatch(/of repaid: grants, taken off disbursed +600\.00 EUR/);
    expect(text).toContain('Given back, and taken off disbursed: 600.00 EUR');
  });

  test('and was paid again counts once', () => {
    const { report: _, ...figures } = figuresOf('grant', ['Disbursed.v1', paid(700, 'again')]);
    expect(figures).toMatchObject({
      totals: ['1300.00', '700.00', '600.00', '600.00'],
      partnerships: ['1300.00'],
      leverage: [
        ['others', '700.00'],
        ['total', '1300.00'],
      ],
      portfolio: ['700.00', '300.00'],
    });
  });

  test('of a loan was disbursed all the same, and shows as repaid', () => {
    const { report, ...figures } = figuresOf('loan');
    expect(figures).toEqual({
      totals: ['1200.00', '800.00', '600.00', '0.00'],
      commitment: ['600.00', '400.00'],
      partnerships: ['1200.00'],
      leverage: [
        ['others', '600.00'],
        ['total', '1200.00'],
      ],
      besideLeverage: [[], ['600.00']],
      portfolio: ['600.00', '400.00'],
    });
    expect(renderTransparency(report, { width: 200 })).toContain('Repaid: 600.00 EUR');
  });
});
