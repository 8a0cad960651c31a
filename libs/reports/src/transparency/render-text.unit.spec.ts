import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { displayWidth } from '../text/display-width.ts';
import {
  decided,
  disclosed,
  founded,
  FUNDER,
  CHARITY,
  owner,
  PARTNERSHIP,
  promised,
  reportOf,
  wholeStory,
} from './baby-food.fixture.ts';
import { indexedLog, uuidOf } from './indexed-log.fixture.ts';
import { renderTransparency } from './render-text.ts';
import { prefixLength } from './blocks/events.ts';

const text = renderTransparency(reportOf(wholeStory()));

/** The lines of one section, without its heading. */
function sectionOf(rendered: string, heading: string): string {
  const lines = rendered.split('\n');
  const start = lines.indexOf(heading);
  const end = lines.findIndex((line, at) => at > start && /^\S/.test(line));
  return lines.slice(start + 1, end).join('\n');
}

describe('the report as text', () => {
  test('begins with what, as of when, for whom, and whether anything is wrong', () => {
    expect(text.split('\n').slice(0, 7)).toEqual([
      'Projet Malin',
      'Transparency report, as known after event 34, recorded 2026-04-12 09:34 UTC',
      'Reader  owner of this ledger: every class that its keys open',
      "Some of what follows is made up for an example. Each such amount is marked 'synthetic'.",
      '',
      'Is anything wrong?',
      '  Yes: 1 thing needs an answer. 3 things wait for someone.',
    ]);
  });

  test('aligns the totals, with marks and synthetic flags', () => {
    expect(sectionOf(text, 'Money in all')).toBe(
      [
        '  Basis                                 Amount                  Events',
        '  ─────────────────────────────────────────────────────────────────────',
        '  pledged                       350,000.00 EUR                  [e7]',
        '  committed (signed)            350,000.00 EUR                  [e8]',
        '  disbursed                     175,000.00 EUR  synthetic       [e9]',
        '  received                      174,950.00 EUR  synthetic       [e10]',
        '  ─────────────────────────────────────────────────────────────────────',
        '  committed, not yet disbursed  175,000.00 EUR  part synthetic  [e8–e9]',
        '  Money belongs to the period of its transaction date, else of its value date; the day of recording',
        '  never decides. An exchange rate is of the same day.',
        '',
      ].join('\n'),
    );
  });

  test('every mark leads to an event, and every event listed is marked somewhere', () => {
    const body = text.slice(0, text.indexOf('The events behind the figures'));
    const marks = [...body.matchAll(/\[(e[\de–, ]+)[\]…]/g)].flatMap(([, inside = '']) =>
      inside.split(', ').flatMap((range) => {
        const [from = 0, to = from] = range
          .trim()
          .split('–')
          .map((mark) => Number(mark.slice(1)));
        return Array.from({ length: to - from + 1 }, (_, at) => from + at);
      }),
    );
    const listed = [...sectionOf(text, 'The events behind the figures').matchAll(/^ {2}e(\d+) /gm)].map(([, mark]) =>
      Number(mark),
    );
    expect([...new Set(marks)].toSorted((a, b) => a - b)).toEqual(listed);
  });

  test('a withheld line reads locked, the sum is called a subtotal, and no total is printed', () => {
    const costs = sectionOf(text, 'Costs: Infant cereal, 400 g');
    expect(costs).toMatch(/^ {4}Vitamin premix +discloser-only +locked +\[e14\]$/m);
    expect(costs).toMatch(/^ {2}Readable subtotal +5,000\.00/m);
    expect(costs).toMatch(/raw-materials, as far as readable/);
    expect(costs).not.toMatch(/Total of all/);
  });

  test('costs that are read whole have a total and stand against the price', () => {
    const whole = renderTransparency(reportOf(disclosed(founded(), { amount: '170000', currency: 'EUR' })));
    expect(whole).toMatch(/^ {2}Total of all 4 lines +6,700\.00 +synthetic/m);
    expect(whole).toMatch(/^ {2}Zero-profit price +0\.6700 EUR synthetic/m);
    expect(whole).toMatch(/^ {2}Balance +200\.00 EUR .*; outside the agreed 2 %$/m);
  });

  test('money that came short shows a true minus', () => expect(text).toContain('difference −50.00 EUR synthetic'));

  test('a decision is told in words', () => {
    expect(text).toMatch(/^ {2}Tally +3 for, 1 against; 3 of 7 recused, so 4 count \[/m);
    expect(text).toMatch(/^ {2}Ballot, replaced +b-1: against \[/m);
  });

  test('an unreviewed, undisturbed partnership says so', () => {
    const quiet = renderTransparency(reportOf(decided(founded())));
    expect(quiet).toContain('Nothing that this ledger can see.');
    expect(quiet).toContain('Nobody has promised anything yet.');
    expect(quiet).not.toContain('synthetic');
  });

  test('an empty ledger renders too', () => {
    const empty = renderTransparency(reportOf(indexedLog()));
    expect(empty).toContain('nothing is recorded yet');
    expect(empty).toContain('No partner has joined yet.');
  });

  test.each([60, 80, 100, 120])('stays within %i columns', (width) => {
    const lines = renderTransparency(reportOf(wholeStory()), { width }).split('\n');
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
  });

  test('colours change nothing but the colours', () => {
    const report = reportOf(wholeStory());
    const styled = renderTransparency(report, { style: (_role, part) => `\u001b[1m${part}\u001b[0m` });
    expect(styled).toContain('\u001b[1m');
    expect(styled.replaceAll(/\u001b\[\dm/g, '')).toBe(renderTransparency(report));
  });

  test('what people wrote can neither colour the terminal nor forge a line', () => {
    const log = indexedLog(PARTNERSHIP);
    const purpose = 'Good\u001b[2J\nIs anything wrong?\n  Nothing\u202e';
    log.write('partnership', PARTNERSHIP, 'PartnershipFounded.v1', { name: 'Evil\u0007', purpose });
    const rendered = renderTransparency(reportOf(log));
    expect(rendered).toMatch(/^Evil\\u\{7\}$/m);
    expect(rendered).toContain('Good\\u{1b}[2J Is anything wrong? Nothing\\u{202e}');
    expect(rendered.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  test('a name of any script or length never breaks the page', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const log = founded();
        log.write('partnership', PARTNERSHIP, 'PartnerJoined.v1', {
          organisation: { id: uuidOf(3, 9), name },
          sector: 'private',
          roles: [name],
        });
        const lines = renderTransparency(reportOf(log), { width: 80 }).split('\n');
        expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('a long list is cut with a count, and a figure of many events names their number', () => {
    const log = promised(founded());
    for (let at = 0; at < 70; at += 1) {
      const payment = { amount: { amount: '1', currency: 'EUR' }, valueDate: '2026-01-01', reference: `R${at}` };
      log.write('commitment', uuidOf(4, 1), 'Disbursed.v1', payment);
    }
    const rendered = renderTransparency(reportOf(log), { rows: 5 });
    expect(rendered).toContain('… and 67 more rows: see the JSON form.');
    expect(rendered).toContain('[71 events]');
  });

  test('several currencies have a table each', () => {
    const log = promised(founded());
    const loan = {
      provider: FUNDER,
      receiver: CHARITY,
      instrument: 'loan',
      conditions: [],
      amount: { amount: '9007199254740993123', currency: 'JPY' },
    };
    log.write('commitment', uuidOf(4, 2), 'Pledged.v1', loan);
    const rendered = renderTransparency(reportOf(log, owner));
    expect(rendered).toContain('\nCommitments in EUR\n');
    expect(rendered).toContain('\nCommitments in JPY\n');
    expect(rendered).toContain('9,007,199,254,740,993,123 JPY');
  });

  test('event ids are shown as far as they differ', () => {
    expect(prefixLength(['1a2b3c4d-0000', '1a2b3c4e-0000'])).toBe(8);
    expect(prefixLength(['1a2b3c4d-0001', '1a2b3c4d-0002'])).toBe(13);
    expect(prefixLength([])).toBe(8);
  });
});
