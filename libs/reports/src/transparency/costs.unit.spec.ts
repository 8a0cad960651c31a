import { describe, expect, test } from '@jest/globals';
import {
  CONFIDENTIALITY_CLASSES,
  READING_LEVELS,
  type ConfidentialityClass,
  type FieldReader,
  type ReadingLevel,
} from '@pacta/ledger';
import fc from 'fast-check';
import { disclosed, founded, MAKER, owner, reportOf, RECIPE } from './baby-food.fixture.ts';
import { uuidOf, type IndexedLog } from './indexed-log.fixture.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const readerOf = (level: ReadingLevel, upTo: ConfidentialityClass): FieldReader => ({
  ...owner,
  mayRead: (field) =>
    READING_LEVELS.indexOf(field.level) <= READING_LEVELS.indexOf(level) &&
    CONFIDENTIALITY_CLASSES.indexOf(field.class) <= CONFIDENTIALITY_CLASSES.indexOf(upTo),
});
const partner = readerOf('lines', 'partners');
const firstDisclosure = (log: IndexedLog, reader?: FieldReader) => reportOf(log, reader).costBooks[0]?.disclosures[0];

describe('costs that are read whole', () => {
  const whole = firstDisclosure(disclosed(founded(), eur('170000')));

  test('have a total, by stage and in all', () => {
    expect(whole).toMatchObject({ total: { amount: '6700.00', currency: 'EUR' }, withheld: [], lineCount: 4 });
    expect(whole?.stages.map(({ stage, total }) => [stage, total?.amount])).toEqual([
      ['raw-materials', '4200.00'],
      ['processing', '1500.00'],
      ['packaging', '1000.00'],
    ]);
  });

  test('stand against the price', () => {
    expect(whole?.zeroProfit).toMatchObject({
      zeroProfitPrice: { amount: '0.6700' },
      price: { amount: '0.69' },
      difference: { amount: '0.0200' },
      balance: { amount: '200.00' },
      revenueFrom: 'price-times-volume',
      withinTolerance: false,
    });
  });

  test('outside the agreed band they are out of order', () => {
    expect(reportOf(disclosed(founded(), eur('170000'))).attention.wrong).toMatchObject([
      { code: 'outside-tolerance', params: { tolerancePercent: '2' }, synthetic: true },
    ]);
    expect(reportOf(disclosed(founded(), eur('190000'))).attention.wrong).toEqual([]);
  });
});

describe('costs of which something is withheld', () => {
  test('a field whose key is not here gives a named subtotal and no total', () => {
    const part = firstDisclosure(disclosed(founded(), RECIPE));
    expect(part).toMatchObject({
      total: null,
      readableSubtotal: { amount: '5000.00' },
      withheld: [{ withheld: 'discloser-only', why: 'sealed', lines: 1 }],
      zeroProfit: null,
    });
    expect(part?.stages[0]).toMatchObject({
      stage: 'raw-materials',
      total: null,
      readableSubtotal: { amount: '2500.00' },
    });
  });

  test('a line above the reader’s class is withheld, though its key is at hand', () => {
    const part = firstDisclosure(disclosed(founded(), eur('170000')), partner);
    expect(part?.withheld).toEqual([{ withheld: 'discloser-only', why: 'class', lines: 1 }]);
    expect(part?.stages[0]?.lines[1]).toMatchObject({
      label: 'Vitamin premix',
      amount: { withheld: 'discloser-only', why: 'class' },
    });
  });

  test('a reader of categories gets stages and no lines', () => {
    const part = firstDisclosure(disclosed(founded(), eur('170000')), readerOf('categories', 'partners'));
    expect(part?.stages.map(({ lines }) => lines)).toEqual([[], [], []]);
    expect(part?.stages[1]).toMatchObject({ stage: 'processing', total: { amount: '1500.00' } });
  });

  test('the public gets the price alone, and no subtotal', () => {
    const part = firstDisclosure(disclosed(founded(), eur('170000')), readerOf('price', 'public'));
    expect(part).toMatchObject({
      price: { amount: '0.69' },
      stages: [],
      total: null,
      readableSubtotal: null,
      zeroProfit: null,
    });
    expect(part?.withheld.map(({ why, lines }) => [why, lines])).toEqual([
      ['level', 1],
      ['class', 2],
      ['class', 1],
    ]);
  });

  test('a question is read by its class and level', () => {
    const questionFor = (reader: FieldReader) =>
      reportOf(disclosed(founded()), reader).costBooks[0]?.challenges[0]?.question;
    expect(questionFor(partner)).toBe('Why is drying up by a third?');
    expect(questionFor(readerOf('lines', 'public'))).toEqual({ withheld: 'partners', why: 'class' });
    expect(questionFor(readerOf('categories', 'partners'))).toEqual({ withheld: 'partners', why: 'level' });
  });

  const written = fc.array(
    fc.record({
      stage: fc.constantFrom('raw-materials', 'processing'),
      class: fc.constantFrom(...CONFIDENTIALITY_CLASSES),
      amount: fc.integer({ min: 0, max: 100_000 }),
      other: fc.integer({ min: 0, max: 100_000 }),
    }),
    { minLength: 1, maxLength: 8 },
  );

  test('nothing in a report depends on an amount that its reader may not read', () => {
    fc.assert(
      fc.property(
        written,
        fc.constantFrom(...CONFIDENTIALITY_CLASSES),
        fc.constantFrom('price', 'categories', 'lines', 'evidence'),
        (lines, upTo, level) => {
          const reader = readerOf(level, upTo);
          const hidden = (of: ConfidentialityClass) => !reader.mayRead({ level: 'price', class: of, discloser: MAKER });
          const [one, two] = [false, true].map((changed) =>
            reportOf(
              book(
                lines.map((line) => ({ ...line, amount: changed && hidden(line.class) ? line.other : line.amount })),
              ),
              reader,
            ),
          );
          expect(two).toEqual(one);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what counts', () => {
  test('a disclosure that is not closed shows no cost', () => {
    const log = disclosed(founded());
    const closing = log.events.findIndex((event) => event.type === 'DisclosureClosed.v1');
    const [costs] = reportOf(log, owner, closing - 1).costBooks;
    expect(costs).toMatchObject({ disclosures: [], stillOpen: [{ disclosure: '2026-03' }] });
    expect(JSON.stringify(costs)).not.toContain('2500.00');
  });

  test.each([
    ['no volume', {}],
    ['a volume of zero', { volume: '0' }],
  ])('without a price per unit where there is %s', (_what, volume) => {
    const log = book([{ stage: 'processing', class: 'public', amount: 100 }], volume);
    expect(firstDisclosure(log)).toMatchObject({ total: { amount: '1.00' }, zeroProfit: null });
  });

  test('disclosed revenue goes before price times volume', () => {
    const revenue = { class: 'public', amount: eur('150') };
    const log = book([{ stage: 'processing', class: 'public', amount: 100 }], { volume: '10', revenue });
    expect(firstDisclosure(log)?.zeroProfit).toMatchObject({
      balance: { amount: '0.50' },
      revenueFrom: 'disclosed',
      withinTolerance: null,
    });
  });
});

/** A closed disclosure of these lines, every key at hand. */
function book(
  lines: readonly { readonly stage: string; readonly class: ConfidentialityClass; readonly amount: number }[],
  opening: object = { volume: '10', price: { class: 'public', amount: eur('69') } },
): IndexedLog {
  const log = founded();
  const on = (type: string, data: unknown) => log.write('costbook', uuidOf(5, 2), type, data);
  const stages = ['raw-materials', 'processing'];
  on('TemplateAgreed.v1', { product: 'Cereal', discloser: MAKER, currency: 'EUR', stages, allocationKeys: [] });
  on('DisclosureOpened.v1', { disclosure: 'd', period: '2026', ...opening });
  const disclosedLines = lines.map((line, at) => ({
    ...line,
    line: `l${at}`,
    label: `Line ${at}`,
    kind: 'direct',
    amount: eur(String(line.amount)),
  }));
  on('CostLinesDisclosed.v1', { disclosure: 'd', lines: disclosedLines });
  on('DisclosureClosed.v1', {
    disclosure: 'd',
    count: lines.length,
    total: { class: 'discloser-only', amount: RECIPE },
  });
  return log;
}
