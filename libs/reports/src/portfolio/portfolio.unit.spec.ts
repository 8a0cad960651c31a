import { describe, expect, test } from '@jest/globals';
import type { Move } from '@pacta/ledger';
import * as fc from 'fast-check';
import { guarantee, held, money, move, of, onward, OPTIONS, PAID, pledged, signed } from './portfolio.fixture.ts';
import { renderPortfolio } from './render-portfolio.ts';
import { portfolio } from './statement.ts';
import { FIGURES } from './sums.ts';

describe('a portfolio', () => {
  const found = of(held('p', signed, pledged), held('q', onward, guarantee));
  const [eur] = found.currencies;

  test('adds up across partnerships, and keeps apart what is passed on', () => {
    const amounts = Object.fromEntries(
      Object.entries(eur?.own ?? {}).map(([name, figure]) => [
        name,
        typeof figure === 'number' ? figure : figure.amount,
      ]),
    );
    expect(amounts).toEqual({
      commitments: 3,
      pledged: '159.00',
      committed: '109.00',
      disbursed: '50.00',
      called: '2.00',
      received: '30.00',
      reconciled: '30.00',
      repaid: '0.00',
      returned: '0.00',
      interest: '0.00',
      pledgedNotSigned: '50.00',
      signedNotPaid: '50.00',
      paidNotReconciled: '22.00',
      guaranteed: '7.00',
    });
    expect(eur?.passedOn).toMatchObject({ commitments: 1, committed: { amount: '40.00' } });
    expect(found.partnerships.map(({ id, currencies }) => [id, currencies[0]?.own.pledged.amount])).toEqual([
      ['p', '150.00'],
      ['q', '9.00'],
    ]);
  });

  test('of some days has the money of those days alone, whenever it was recorded', () => {
    const march = portfolio([held('p', signed, pledged), held('q', guarantee)], {
      ...OPTIONS,
      effective: { first: '2026-03-01', last: '2026-03-31' },
    });
    expect(march.effective).toEqual({ first: '2026-03-01', last: '2026-03-31' });
    const [only] = march.currencies;
    expect([only?.own.pledged.amount, only?.own.disbursed.amount, only?.own.received.amount]).toEqual([
      '0.00',
      '30.00',
      '30.00',
    ]);
    expect([only?.own.commitments, only?.ageing, march.partnerships.map(({ id }) => id)]).toEqual([1, [], ['p']]);
    const text = renderPortfolio(march);
    expect(text).toContain('from 2026-03-01 to 2026-03-31');
    expect(text).not.toContain('What waits');
  });

  test('names the events behind each figure where it is asked to, and none where not', () => {
    expect(eur?.own.disbursed.events).toEqual([signed.moves[2]?.[2], signed.moves[4]?.[2]]);
    const bare = portfolio([held('p', signed)], { ...OPTIONS, withEvents: false });
    expect(JSON.stringify(bare)).not.toContain('event-');
  });

  test('counts the events of each figure, asked for or not', () => {
    const [onBoth] = [move('reconciled', 30, '2026-04-01', PAID[2])];
    const twoPayments = money('z', [...signed.moves, [...onBoth.slice(0, 5), 'other'] as unknown as Move, onBoth]);
    for (const withEvents of [true, false]) {
      const [only] = portfolio([held('p', twoPayments), held('q', onward)], { ...OPTIONS, withEvents }).currencies;
      expect([only?.own.pledged.eventCount, only?.own.reconciled.eventCount]).toEqual([1, 2]);
      expect(only?.own.paidNotReconciled.eventCount).toBe(4);
    }
    for (const { own } of of(held('p', signed, pledged, guarantee)).currencies)
      for (const name of FIGURES) expect(own[name].eventCount).toBe(own[name].events?.length);
  });

  test('ages what waits to the day that is passed in', () => {
    expect(eur?.ageing.map(({ stage, oldest, buckets }) => [stage, oldest, buckets.map(({ items }) => items)])).toEqual(
      [
        ['pledged-not-signed', { commitment: 'a', amount: '50.00', since: '2026-04-01', days: 11 }, [1, 0, 0, 0, 0]],
        ['signed-not-paid', { commitment: 'b', amount: '50.00', since: '2025-02-10', days: 426 }, [0, 0, 1, 0, 1]],
        ['paid-not-reconciled', { commitment: 'd', amount: '2.00', since: '2026-02-01', days: 70 }, [1, 1, 0, 0, 0]],
      ],
    );
    const sooner = portfolio([held('p', pledged)], { ...OPTIONS, asOf: { ...OPTIONS.asOf, day: '2026-03-31' } });
    expect(sooner.currencies[0]?.ageing[0]?.oldest?.days).toBe(0);
  });

  test('has a point at the end of each quarter, the quiet ones too', () => {
    expect(eur?.series.map(({ quarter, pledged: sum, disbursed }) => [quarter, sum, disbursed])).toEqual([
      ['2025-Q1', '100.00', '0.00'],
      ['2025-Q2', '109.00', '0.00'],
      ['2025-Q3', '109.00', '0.00'],
      ['2025-Q4', '109.00', '0.00'],
      ['2026-Q1', '109.00', '30.00'],
      ['2026-Q2', '159.00', '50.00'],
    ]);
  });

  test('money of unknown day is in no quarter and no bucket, and shows', () => {
    const undated = money('u', [
      move('pledged', 7, null),
      move('committed', 6, null),
      move('disbursed', 2, '2026-04-01'),
    ]);
    const [only] = of(held('p', undated)).currencies;
    expect(only?.series).toEqual([
      { quarter: '2026-Q2', pledged: '0.00', committed: '0.00', disbursed: '2.00', repaid: '0.00' },
    ]);
    expect(only?.unknownDay).toEqual([
      { basis: 'pledged', flows: 1, amount: '7.00', currency: 'EUR' },
      { basis: 'committed', flows: 1, amount: '6.00', currency: 'EUR' },
    ]);
    expect(only?.ageing.map(({ unknownDay, oldest }) => [unknownDay.amount, unknownDay.items, oldest?.since])).toEqual([
      ['0.00', 0, undefined],
      ['4.00', 1, undefined],
      ['0.00', 0, '2026-04-01'],
    ]);
    const text = renderPortfolio(of(held('p', undated)), { width: 200 });
    expect(text).toContain('day unknown');
    expect(text).toContain(
      'Of unknown day, and so in no period: 1 flow pledged, 7.00 EUR; 1 flow committed, 6.00 EUR.',
    );
  });

  test('a grant that came back was not disbursed; a loan repaid as it falls due was', () => {
    const moves = () => [
      move('pledged', 100, '2026-01-01'),
      move('committed', 100, '2026-01-01'),
      move('disbursed', 60, '2026-01-15'),
      move('repaid', 25, '2026-04-02'),
    ];
    const sumsOf = (instrument: 'grant' | 'loan') => {
      const all = moves();
      const [only] = of(held('p', money('g', all, { instrument }))).currencies;
      expect(only?.own.disbursed.events).toEqual(all.slice(2, instrument === 'grant' ? 4 : 3).map(([, , id]) => id));
      const { disbursed, repaid, returned, signedNotPaid } = only?.own ?? ({} as never);
      return {
        sums: [disbursed, repaid, returned, signedNotPaid].map(({ amount }) => amount),
        quarters: only?.series.map((point) => [point.disbursed, point.repaid]),
        waits: only?.ageing.find(({ stage }) => stage === 'signed-not-paid')?.oldest?.amount,
      };
    };
    expect(sumsOf('grant')).toEqual({
      sums: ['35.00', '25.00', '25.00', '65.00'],
      quarters: [
        ['60.00', '0.00'],
        ['35.00', '25.00'],
      ],
      waits: '65.00',
    });
    expect(sumsOf('loan')).toEqual({
      sums: ['60.00', '25.00', '0.00', '40.00'],
      quarters: [
        ['60.00', '0.00'],
        ['60.00', '25.00'],
      ],
      waits: '40.00',
    });
  });

  test('money in a parent of another partnership here stands apart and is added to nothing', () => {
    const programme = money('p', [move('pledged', 500, '2026-01-01'), move('committed', 500, '2026-01-01')]);
    const project = money('c', [move('pledged', 300, '2026-01-01'), move('committed', 300, '2026-01-01')]);
    const found = of({ ...held('programme', programme), isParent: true }, held('project', project));
    const [only] = found.currencies;
    expect([only?.own.committed.amount, only?.inParents?.committed.amount, only?.passedOn]).toEqual([
      '300.00',
      '500.00',
      null,
    ]);
    expect(only?.series.at(-1)?.committed).toBe('300.00');
    expect(only?.ageing.find(({ stage }) => stage === 'signed-not-paid')?.oldest?.amount).toBe('300.00');
    expect(found.partnerships.map(({ id, isParent }) => [id, isParent])).toEqual([
      ['programme', true],
      ['project', false],
    ]);
    const text = renderPortfolio(found, { width: 200 });
    expect(text).toMatch(/Own money +In parents of these, added to nothing/);
    expect(text).toMatch(/Partnership programme +experiment +500\.00 EUR/);
    expect(text).toContain('Parent of another partnership here');
    expect(of(held('project', project)).currencies[0]?.inParents).toBeNull();
  });

  test('never adds currencies', () => {
    const dollars = money('e', [move('pledged', 7, '2026-01-01')], { currency: 'USD' });
    expect(
      of(held('p', signed, dollars)).currencies.map(({ currency, own }) => [currency, own.pledged.amount]),
    ).toEqual([
      ['EUR', '100.00'],
      ['USD', '7.00'],
    ]);
  });

  test('says what is made up', () => {
    const madeUp: Move = ['disbursed', '1000', 'event-x', '2026-01-01', true, null];
    const part = of(held('p', money('x', [...signed.moves, madeUp])));
    expect([
      part.synthetic,
      part.currencies[0]?.own.disbursed.synthetic,
      part.currencies[0]?.own.pledged.synthetic,
    ]).toEqual([true, 'part', undefined]);
    expect(of({ ...held('p', signed), synthetic: true }).currencies[0]?.own.pledged.synthetic).toBe('all');
    expect(of(held('p', signed)).synthetic).toBe(false);
  });

  test('a cancelled pledge waits for nobody', () => {
    const moves = [move('pledged', 50, '2026-01-01'), move('pledged', -50, '2026-02-01')];
    const cancelled = money('x', moves, { cancellation: { eventId: 'y', day: '2026-02-01' } });
    const [only] = of(held('p', cancelled)).currencies;
    expect([only?.own.pledgedNotSigned.amount, only?.ageing.map(({ oldest }) => oldest)]).toEqual([
      '0.00',
      [null, null, null],
    ]);
  });

  test('does not depend on the order in which it was read', () => {
    const all = [signed, pledged, onward, guarantee];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 4 }), (order) => {
        expect(of(held('p', ...order))).toEqual(of(held('p', ...all)));
      }),
    );
  });

  test('reads as a board member would want it', () => {
    const text = renderPortfolio(found, { width: 100 });
    expect(text).toContain('Portfolio of Public funder');
    expect(text).toMatch(/signed, not paid +50\.00 +40\.00/);
    expect(text).toContain('Oldest: 50.00 EUR since 2025-02-10, 426 days, commitment b');
    expect(text).toContain('Passed on: 40.00 EUR, counted at its origin');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});
