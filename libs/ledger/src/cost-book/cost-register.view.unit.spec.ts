import { describe, expect, test } from '@jest/globals';
import { streamOf, uuidOf } from '../indexed-log.fixture.ts';
import { foldView } from '../view.ts';
import { costRegister } from './cost-register.view.ts';

const STREAM = `costbook-${uuidOf(5, 1)}` as const;
const sealed = { $sealed: { box: 'b', class: 'discloser-only', digest: 'd' } };
const template = [
  'TemplateAgreed.v1',
  { product: 'Cereal', discloser: 'm', currency: 'EUR', stages: ['packaging'], allocationKeys: [] },
] as const;
const opened = ['DisclosureOpened.v1', { disclosure: '2026-03', period: '2026-03', synthetic: true }] as const;
const line = (name: string, amount: unknown) => ({
  line: name,
  stage: 'packaging',
  kind: 'direct',
  label: name,
  class: 'partners',
  amount,
});
const lines = (...some: unknown[]) => ['CostLinesDisclosed.v1', { disclosure: '2026-03', lines: some }] as const;
const closed = [
  'DisclosureClosed.v1',
  { disclosure: '2026-03', count: 2, total: { class: 'partners', amount: sealed } },
] as const;
const challenge = { challenge: uuidOf(6, 1), disclosure: '2026-03', line: 'box', class: 'partners', question: sealed };

describe('cost register', () => {
  test('gathers the lines of a disclosure over its events, each with the event it comes from', () => {
    const box = line('box', { amount: '100', currency: 'EUR' });
    const view = foldView(
      costRegister,
      streamOf(STREAM, template, opened, lines(box), lines(line('lid', sealed)), closed),
    );
    expect(view.disclosures[0]?.lines.map((each) => [each.line, each.by.position, each.basis, each.synthetic])).toEqual(
      [
        ['box', 12, null, false],
        ['lid', 13, null, false],
      ],
    );
  });

  test('a field whose key is not at hand stays a sealed mark', () => {
    const view = foldView(costRegister, streamOf(STREAM, template, opened, lines(line('lid', sealed)), closed));
    expect(view.disclosures[0]?.lines[0]?.amount).toEqual(sealed);
    expect(view.disclosures[0]?.closed?.total.amount).toEqual(sealed);
  });

  test('a disclosure counts once it is closed, not before', () => {
    const written = [template, opened, lines(line('lid', sealed))] as const;
    const closedOf = (...story: Parameters<typeof streamOf>[1][]) =>
      foldView(costRegister, streamOf(STREAM, ...story)).disclosures.map((each) => each.closed !== null);
    expect(closedOf(...written)).toEqual([false]);
    expect(closedOf(...written, closed)).toEqual([true]);
  });

  test('a challenge keeps its answers in the order they came', () => {
    const answer = (text: string) =>
      ['ChallengeAnswered.v1', { challenge: uuidOf(6, 1), class: 'partners', answer: text }] as const;
    const view = foldView(
      costRegister,
      streamOf(STREAM, template, opened, ['Challenged.v1', challenge], answer('First'), answer('Then')),
    );
    expect(view.challenges).toMatchObject([{ question: sealed, answers: [{ answer: 'First' }, { answer: 'Then' }] }]);
  });

  test('is plain JSON; an unknown type leaves the state itself', () => {
    const view = foldView(costRegister, streamOf(STREAM, template, opened, lines(line('lid', sealed)), closed));
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    const [unknown] = streamOf(STREAM, ['SomethingNew.v1', {}]);
    expect(unknown && costRegister.fold.evolve(view, unknown)).toBe(view);
  });
});
