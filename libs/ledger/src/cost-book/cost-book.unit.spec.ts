import { describe, expect, test } from '@jest/globals';
import { ACTIVE, CLOSED, decisionFact, partnershipAfter } from '../../testing/facts.ts';
import { COMMAND_ID, expectRecordable, given, type Past } from '../../testing/given.ts';
import { DECISION, dollars, euros, MANUFACTURER, PARTNERSHIP, STRANGER } from '../../testing/samples.ts';
import { eventCatalogue } from '../event-catalogue.ts';
import type { ConfidentialityClass } from '../sealable.ts';
import type { AgreeTemplate, DiscloseCost, StatedLine } from './commands.ts';
import { costBookDecider } from './decider.ts';
import type { CostBookDecided } from './events.ts';

const TEMPLATE: AgreeTemplate = {
  product: 'Fortified infant cereal, 400 g',
  discloser: MANUFACTURER,
  currency: 'EUR',
  stages: ['raw-materials', 'processing'],
  allocationKeys: [{ id: 'hours', text: 'By hours of the line.' }],
};
const agreed: CostBookDecided = { type: 'TemplateAgreed.v1', data: TEMPLATE };

const line = (
  id: string,
  cents: number,
  of: ConfidentialityClass = 'public',
  more: Partial<StatedLine> = {},
): StatedLine => ({
  line: id,
  stage: 'raw-materials',
  kind: 'direct',
  label: 'Milk powder',
  class: of,
  amount: euros(cents),
  ...more,
});
const DISCLOSURE: DiscloseCost = {
  disclosure: '2026-03',
  period: '2026-03',
  lines: [line('milk', 500, 'partners'), line('sugar', 70)],
};
const disclosed: readonly CostBookDecided[] = [
  { type: 'DisclosureOpened.v1', data: { disclosure: '2026-03', period: '2026-03' } },
  { type: 'CostLinesDisclosed.v1', data: { disclosure: '2026-03', lines: DISCLOSURE.lines } },
  {
    type: 'DisclosureClosed.v1',
    data: { disclosure: '2026-03', count: 2, total: { class: 'partners', amount: euros(570) } },
  },
];

const facts = { partnership: partnershipAfter() };
const after = (...past: readonly Past<CostBookDecided>[]) => given(costBookDecider, facts, past);
const disclosing = (data: Partial<DiscloseCost>) => after(agreed).when('discloseCost', { ...DISCLOSURE, ...data });

describe('agreeTemplate', () => {
  test('opens the book of one product', () => {
    after().when('agreeTemplate', TEMPLATE).records(agreed);
  });

  test('is refused twice, for a stranger, in no currency, with anything named twice', () => {
    after(agreed).when('agreeTemplate', TEMPLATE).refused('template-agreed');
    after()
      .when('agreeTemplate', { ...TEMPLATE, discloser: STRANGER })
      .refused('not-a-partner', '/discloser');
    after()
      .when('agreeTemplate', { ...TEMPLATE, currency: 'XXX' })
      .refused('currency-unknown', '/currency');
    after()
      .when('agreeTemplate', { ...TEMPLATE, stages: ['a', 'b', 'a'] })
      .refused('template-repeats', '/stages/2');
    const [key] = TEMPLATE.allocationKeys as [AgreeTemplate['allocationKeys'][0]];
    after()
      .when('agreeTemplate', { ...TEMPLATE, allocationKeys: [key, key] })
      .refused('template-repeats', '/allocationKeys/1/id');
    given(costBookDecider, { partnership: CLOSED }).when('agreeTemplate', TEMPLATE).refused('partnership-closed');
  });

  test('cites a decision once the partnership is active', () => {
    const data = { ...TEMPLATE, decisionId: DECISION };
    given(costBookDecider, { partnership: ACTIVE })
      .when('agreeTemplate', TEMPLATE)
      .refused('decision-needed', '/decisionId');
    const decision = { ...decisionFact('adopted'), partnershipId: PARTNERSHIP };
    given(costBookDecider, { partnership: ACTIVE, decision })
      .when('agreeTemplate', data)
      .records({ type: 'TemplateAgreed.v1', data });
  });
});

describe('discloseCost', () => {
  test('opens, tells its lines, and closes with a total as strict as its strictest line', () => {
    disclosing({}).records(...disclosed);
    disclosing({ total: euros(570) }).records(...disclosed);
  });

  test('carries volume, unit, price and revenue', () => {
    const figures = {
      volume: '1200.5',
      unit: 'box',
      price: { class: 'partners', amount: euros(250) },
      revenue: { class: 'partners', amount: euros(300_125) },
      synthetic: true,
    } as const;
    const { outcome } = disclosing(figures);
    expectRecordable(outcome);
    expect(outcome[0]).toEqual({
      type: 'DisclosureOpened.v1',
      data: { disclosure: '2026-03', period: '2026-03', ...figures },
    });
  });

  test('puts at most a hundred lines and 48,000 bytes into one event', () => {
    const lengths = (lines: StatedLine[]) => {
      const { outcome } = disclosing({ lines });
      expectRecordable(outcome);
      return outcome.flatMap((event) => (event.type === 'CostLinesDisclosed.v1' ? [event.data.lines.length] : []));
    };
    const many = (count: number, more = {}) =>
      Array.from({ length: count }, (_, at) => line(`line-${at}`, at, 'public', more));
    expect(lengths(many(250))).toHaveLength(3);
    expect(lengths(many(250)).reduce((sum, length) => sum + length)).toBe(250);
    expect(Math.max(...lengths(many(1000)))).toBeLessThanOrEqual(100);
    const wide = lengths(many(100, { label: '麦'.repeat(200), basis: '🌾'.repeat(500) }));
    expect(Math.max(...wide)).toBeLessThan(20);
  });

  test.each<[string, Partial<DiscloseCost>, string]>([
    ['no-lines', { lines: [] }, '/lines'],
    ['too-many-lines', { lines: Array.from({ length: 1001 }, (_, at) => line(`l${at}`, 1)) }, '/lines'],
    ['line-repeated', { lines: [line('milk', 1), line('milk', 2)] }, '/lines/1/line'],
    ['stage-unknown', { lines: [line('milk', 1, 'public', { stage: 'transport' })] }, '/lines/0/stage'],
    ['currency-mismatch', { lines: [line('milk', 1, 'public', { amount: dollars(1) })] }, '/lines/0/amount/currency'],
    ['amount-negative', { lines: [line('milk', -1)] }, '/lines/0/amount/amount'],
    ['allocation-key-needed', { lines: [line('rent', 1, 'public', { kind: 'common' })] }, '/lines/0/allocationKey'],
    [
      'allocation-key-unknown',
      { lines: [line('rent', 1, 'public', { kind: 'common', allocationKey: 'area' })] },
      '/lines/0/allocationKey',
    ],
    [
      'allocation-key-unknown',
      { lines: [line('rent', 1, 'public', { allocationKey: 'area' })] },
      '/lines/0/allocationKey',
    ],
    ['total-differs', { total: euros(571) }, '/total/amount'],
    ['currency-mismatch', { total: { amount: '570', currency: 'ABC' } }, '/total/currency'],
    ['currency-mismatch', { price: { class: 'public', amount: dollars(1) } }, '/price/amount/currency'],
    ['amount-negative', { revenue: { class: 'public', amount: euros(-1) } }, '/revenue/amount/amount'],
    [
      'class-would-reveal',
      { volume: '10', price: { class: 'partners', amount: euros(1) }, revenue: { class: 'public', amount: euros(10) } },
      '/revenue/class',
    ],
  ])('is refused: %s', (code, data, pointer) => {
    disclosing(data).refused(code, pointer);
  });

  test('is refused without a book, under a used name, once closed, and when its discloser is no partner', () => {
    after().when('discloseCost', DISCLOSURE).refused('cost-book-unknown');
    after(agreed, ...disclosed)
      .when('discloseCost', DISCLOSURE)
      .refused('disclosure-repeated', '/disclosure');
    given(costBookDecider, { partnership: CLOSED }, [agreed])
      .when('discloseCost', DISCLOSURE)
      .refused('partnership-closed');
    const without = { ...facts.partnership, partners: new Map() };
    given(costBookDecider, { partnership: without }, [agreed])
      .when('discloseCost', DISCLOSURE)
      .refused('not-a-partner', '/disclosure');
  });

  test('a common cost names an agreed key', () => {
    const lines = [line('rent', 1, 'public', { kind: 'common', allocationKey: 'hours' })];
    expect(disclosing({ lines }).outcome).toHaveLength(3);
  });
});

describe('challenge', () => {
  const question = { disclosure: '2026-03', line: 'milk', question: 'Which market price was used?' };
  const asked: CostBookDecided = {
    type: 'Challenged.v1',
    data: { ...question, challenge: COMMAND_ID, class: 'partners' },
  };
  const answer = { challenge: COMMAND_ID, answer: 'The spot price.' };
  const answered: CostBookDecided = { type: 'ChallengeAnswered.v1', data: { ...answer, class: 'partners' } };
  const open = [agreed, ...disclosed];

  test('is known by its command and read by the class of its line', () => {
    after(...open)
      .when('challenge', question)
      .records(asked);
    after(...open, asked)
      .when('answerChallenge', answer)
      .records(answered);
  });

  test('is refused for what is not there, not closed or answered', () => {
    after().when('challenge', question).refused('cost-book-unknown');
    after(agreed).when('challenge', question).refused('disclosure-unknown', '/disclosure');
    after(...open.slice(0, 3))
      .when('challenge', question)
      .refused('disclosure-unknown', '/disclosure');
    after(...open)
      .when('challenge', { ...question, line: 'salt' })
      .refused('line-unknown', '/line');
    after().when('answerChallenge', answer).refused('cost-book-unknown');
    after(...open)
      .when('answerChallenge', answer)
      .refused('challenge-unknown', '/challenge');
    after(...open, asked, answered)
      .when('answerChallenge', answer)
      .refused('challenge-answered', '/challenge');
  });
});

describe('what is sealed', () => {
  const sealsOf = ({ type, data }: CostBookDecided) => eventCatalogue.get(type)?.seals(data);

  test('is amount and basis of every line above public, by its class', () => {
    const lines = [
      line('a', 1, 'public', { basis: 'x' }),
      line('b', 2, 'discloser-only', { basis: 'y' }),
      line('c', 3, 'partners'),
    ];
    expect(sealsOf({ type: 'CostLinesDisclosed.v1', data: { disclosure: 'd', lines } })).toEqual([
      { pointer: '/lines/1/amount', class: 'discloser-only' },
      { pointer: '/lines/1/basis', class: 'discloser-only' },
      { pointer: '/lines/2/amount', class: 'partners' },
    ]);
  });

  test('is price, revenue, total, question and answer, by theirs', () => {
    const price = { class: 'partners', amount: euros(1) } as const;
    const data = { disclosure: 'd', period: '2026', price, revenue: { ...price, class: 'public' } } as const;
    expect(sealsOf({ type: 'DisclosureOpened.v1', data })).toEqual([{ pointer: '/price/amount', class: 'partners' }]);
    const revenue = { class: 'clean-team', amount: euros(1) } as const;
    expect(sealsOf({ type: 'DisclosureOpened.v1', data: { ...data, revenue } })).toContainEqual({
      pointer: '/revenue/amount',
      class: 'clean-team',
    });
    expect(sealsOf(disclosed[2] as CostBookDecided)).toEqual([{ pointer: '/total/amount', class: 'partners' }]);
    const of = { challenge: COMMAND_ID, class: 'partners' } as const;
    expect(sealsOf({ type: 'ChallengeAnswered.v1', data: { ...of, answer: 'a' } })).toEqual([
      { pointer: '/answer', class: 'partners' },
    ]);
    expect(sealsOf({ type: 'Challenged.v1', data: { ...of, disclosure: 'd', line: 'l', question: 'q' } })).toEqual([
      { pointer: '/question', class: 'partners' },
    ]);
  });

  test('folds the same where a key is missing', () => {
    const mark = { $sealed: { box: 'b', class: 'partners', digest: 'd' } };
    const [opening, lines, closing] = disclosed as [CostBookDecided, CostBookDecided, CostBookDecided];
    const sealed = {
      ...lines,
      data: { disclosure: '2026-03', lines: DISCLOSURE.lines.map((cost) => ({ ...cost, amount: mark })) },
    };
    expect(after(agreed, opening, sealed as CostBookDecided, closing).state).toEqual(after(agreed, ...disclosed).state);
  });
});
