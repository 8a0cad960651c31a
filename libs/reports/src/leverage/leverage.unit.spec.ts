import { describe, expect, test } from '@jest/globals';
import { contributionRegister, foldView, leverageRegister } from '@pacta/ledger';
import { uuidOf } from '../transparency/indexed-log.fixture.ts';
import { wordsFor } from '../words/words.ts';
import { anchorCalled } from './anchor-reference.ts';
import type { CellStatement, PartStatement } from './cell-statement.ts';
import {
  ANCHOR,
  COMPANY,
  eur,
  FUND,
  GRANT,
  anchor,
  PARTNERSHIP,
  PROJECT,
  promise,
  reported,
  source,
  stream,
  TOWN,
} from './leverage.fixture.ts';
import { partName } from './spoken.ts';
import { leverageReport, type LeverageReportSource } from './statement.ts';
import { renderLeverage } from './render-leverage.ts';

const cellOf = (of: LeverageReportSource, method: string, basis: string, choice = {}) =>
  leverageReport(of, choice)?.cells.find((cell) => cell.method === method && cell.basis === basis);

describe('leverage report', () => {
  test('names its anchor, its moment and its rules, and opens each figure into events with the rates used', () => {
    const report = leverageReport(source);
    expect(report).toMatchObject({
      anchor: ANCHOR,
      currency: 'EUR',
      asOf: { position: 99 },
      partnership: { name: 'School meals' },
      designated: { name: 'First money', commitments: [GRANT] },
    });
    expect(report?.cells).toHaveLength(17 * 3);
    const pledged = cellOf(source, 'simple-ratio', 'pledged');
    expect(pledged).toMatchObject({ status: 'ok', provisional: false, reported: false, version: 1 });
    expect(pledged?.parts).toMatchObject([
      {
        kind: 'ratio',
        name: 'others',
        ratio: '2.5000',
        fraction: '5/2',
        amount: '100.00',
        numerator: [
          { eventId: uuidOf(7, 20), amount: '20.00' },
          {
            eventId: uuidOf(7, 30),
            amount: '80.00',
            converted: { amount: '100.00', currency: 'USD', rate: uuidOf(7, 60) },
          },
        ],
        denominator: [{ eventId: uuidOf(7, 10), amount: '40.00' }],
      },
      { name: 'total', ratio: '3.5000' },
    ]);
    expect(pledged?.rates).toEqual([
      { pair: 'EUR/USD', rate: '1.25', date: '2026-02-09', source: 'A bank', eventId: uuidOf(7, 60) },
    ]);
    expect(cellOf(source, 'simple-ratio', 'committed')).toMatchObject({
      status: 'missing-rate',
      parts: [],
      missingRates: [{ pair: 'USD/EUR', date: '2026-05-10' }],
    });
  });

  test('parts of an attribution go by the names of who takes them', () => {
    expect(cellOf(source, 'co-financing', 'pledged')?.parts).toMatchObject([
      { kind: 'attribution', name: 'Public fund', organisation: FUND, amount: '53.33' },
      { name: 'Town', organisation: TOWN, amount: '26.67' },
    ]);
  });

  test('a built-in method has its words in each language, a published one those of who published it', () => {
    expect(cellOf(source, 'simple-ratio', 'pledged')).toMatchObject({ title: null, source: null });
    const definition = {
      causality: false,
      parts: [{ kind: 'ratio', name: 'total', over: [{}], under: [{ whose: 'anchor' }] }],
    };
    const published = foldView(
      leverageRegister,
      stream(`leverage-${PARTNERSHIP}`, 90, [
        [
          'MethodPublished.v1',
          { id: 'simple-ratio', version: 2, title: 'Ours', source: 'The board.', provisional: true, definition },
        ],
      ]),
    );
    const own = { ...source, leverage: [anchor, published] };
    expect(cellOf(own, 'simple-ratio', 'pledged')).toMatchObject({ version: 2, title: 'Ours', source: 'The board.' });
    const inFrench = renderLeverage(leverageReport(own, { method: 'simple-ratio' }) as never, {
      language: 'fr',
      lists: true,
    });
    for (const words of ['Ours (simple-ratio v2, provisoire)', 'Ours. The board.']) expect(inFrench).toContain(words);
  });

  test('a theme is shown as people wrote it, also where it is called like a part of the method', () => {
    const [cell] = leverageReport(source, { method: 'mdb-private', basis: 'pledged' })?.cells ?? [];
    const part = { kind: 'ratio', name: 'private' } as PartStatement;
    const { leverage: french } = wordsFor('fr');
    const nameOf = (one: PartStatement) => partName(cell as CellStatement, one, french);
    expect([nameOf(part), nameOf({ ...part, kind: 'theme' })]).toEqual(['privé', 'private']);
  });

  test('what is shown with it is never added', () => {
    const report = leverageReport(source);
    expect(report?.beside.avoidedCosts).toMatchObject([{ amount: '900.00', assertedBy: { name: 'Town' } }]);
    expect(report?.beside.causality).toMatchObject([
      { kind: 'asserted', by: { name: 'Public fund' }, commitments: null },
    ]);
    expect(report?.beside.inKind).toEqual({ days: '0', goods: 0, valued: [], events: [] });
    const goods = foldView(
      contributionRegister,
      stream(`contribution-${uuidOf(11, 1)}`, 80, [
        [
          'GoodsGiven.v1',
          { provider: COMPANY, receiver: PROJECT, side: 'provider', description: 'Ovens', givenOn: '2026-03-01' },
        ],
        ['Countersigned.v1', { organisation: PROJECT }],
        ['Valued.v1', { method: 'cost', gross: eur(300), capped: eur(250) }],
      ]),
    );
    expect(leverageReport({ ...source, contributions: [goods] })?.beside.inKind).toMatchObject({
      goods: 1,
      valued: [{ amount: '250.00', currency: 'EUR', events: [uuidOf(7, 82)] }],
    });
    expect(cellOf({ ...source, contributions: [goods] }, 'simple-ratio', 'pledged')).toEqual(
      cellOf(source, 'simple-ratio', 'pledged'),
    );
    const inEuros = { ...source, commitments: [promise(2, TOWN, 20), promise(1, FUND, 40)] };
    expect(leverageReport(inEuros)?.beside.autonomy).toEqual([
      { until: '2026-03-31', committed: null, disbursed: null },
      { until: '2026-06-30', committed: '0.3333', disbursed: null },
    ]);
  });

  test('days narrow it, a rate recorded later is not known yet, another currency may be asked for', () => {
    const range = { first: null, last: '2026-03-31' };
    expect(cellOf(source, 'simple-ratio', 'committed', { effective: range })).toMatchObject({
      status: 'ok',
      parts: [{ ratio: null, amount: '0.00' }, { name: 'total' }],
    });
    const before = { ...source, asOf: { ...source.asOf, position: 59 } };
    expect(cellOf(before, 'simple-ratio', 'pledged')?.status).toBe('missing-rate');
    expect(cellOf(source, 'simple-ratio', 'pledged', { currency: 'USD' })?.parts[0]).toMatchObject({
      ratio: '2.5000',
      amount: '125.00',
    });
  });

  test('reported flows count by their basis, and say so', () => {
    const cell = cellOf({ ...source, reported }, 'simple-ratio', 'disbursed');
    expect(cell).toMatchObject({ reported: true });
    expect(cell?.parts[1]?.numerator).toEqual([{ eventId: uuidOf(7, 71), amount: '40.00', reported: true }]);
  });

  test('an anchor that was not there at that moment has no report', () => {
    expect(leverageReport({ ...source, leverage: [] })).toBeUndefined();
  });
});

describe('for people', () => {
  const text = (of = source, options = {}) => renderLeverage(leverageReport(of) as never, options);

  test('each status has its words, and provisional and reported are marked', () => {
    const page = text({ ...source, reported });
    for (const words of [
      'no rule yet',
      'rate missing',
      '(provisional)',
      'reported',
      'Missing: a rate USD/EUR',
      '2.5000',
    ])
      expect(page).toContain(words);
  });

  test('each cell opens into its rule, rates and events', () => {
    const page = text(source, { lists: true });
    for (const words of ['Event above the line', 'below the line', 'from 100.00 USD', 'Rate EUR/USD 1.25', '= 5/2'])
      expect(page).toContain(words);
    expect(
      text(source, { width: 40 })
        .split('\n')
        .every((line) => line.length <= 110),
    ).toBe(true);
  });

  test('names typed by others cannot write to the terminal', () => {
    const odd = { ...anchor, anchor: anchor.anchor === null ? null : { ...anchor.anchor, name: 'a\u001B[31mb' } };
    expect(text({ ...source, leverage: [odd] })).not.toContain('\u001B');
  });
});

describe('an anchor is meant', () => {
  const row = { id: ANCHOR, partnershipId: PARTNERSHIP, state: anchor };

  test.each([
    [ANCHOR, 'id'],
    [ANCHOR.slice(0, 8), 'other'],
    [GRANT, 'other'],
    [PARTNERSHIP, 'other'],
    ['First money', 'other'],
  ])('by %s', (called, by) => {
    expect(anchorCalled(called, row)).toEqual({ id: ANCHOR, partnershipId: PARTNERSHIP, by });
  });

  test('by nothing shorter, and never where there is none', () => {
    expect(anchorCalled(ANCHOR.slice(0, 5), row)).toBeUndefined();
    expect(anchorCalled(PARTNERSHIP, { ...row, state: { ...anchor, anchor: null } })).toBeUndefined();
  });
});
