import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { given, EVENT_ID, type Past } from '../../testing/given.ts';
import { partnershipAfter } from '../../testing/facts.ts';
import { PARTNERSHIP } from '../../testing/samples.ts';
import { streamOf, uuidOf } from '../indexed-log.fixture.ts';
import { dayNumber } from '../plain-date.ts';
import { partnershipDecider } from '../partnership/decider.ts';
import { decimalText, rational } from '../rational.ts';
import { foldView } from '../view.ts';
import type { RecordRate } from './commands.ts';
import { rateDecider } from './decider.ts';
import type { RateDecided } from './events.ts';
import { exchangeFrom } from './exchange.ts';
import { rateRegister } from './rate-register.view.ts';
import { pairOf, rateBook } from './rate-stream.ts';

const RATE = { pair: 'EUR/USD', rate: '1.0850', date: '2026-04-10', source: 'European Central Bank' } as const;
const COMMAND: RecordRate = { partnershipId: PARTNERSHIP, ...RATE };
const recorded = (data: Partial<typeof RATE> | { rate: string } = {}): RateDecided => ({
  type: 'RateRecorded.v1',
  data: { ...RATE, ...data },
});
const facts = { partnership: partnershipAfter() };
const after = (...past: readonly Past<RateDecided>[]) => given(rateDecider, facts, past);

describe('recordRate', () => {
  test('keeps pair, rate, day and source, whichever way the pair is written', () => {
    after().when('recordRate', COMMAND).records(recorded());
    for (const pair of ['EURUSD', 'EUR-USD'])
      after()
        .when('recordRate', { ...COMMAND, pair })
        .records(recorded());
    expect(rateBook(pairOf('EURUSD'), '2026-04-10')).toBe('EUR-USD-2026');
  });

  test.each<[string, Partial<RecordRate>, string]>([
    ['pair-of-one', { pair: 'EUR/EUR' }, '/pair'],
    ['currency-unknown', { pair: 'EUR/ABC' }, '/pair'],
    ['currency-not-in-use', { pair: 'FRF/EUR' }, '/pair'],
    ['rate-not-positive', { rate: '0.000' }, '/rate'],
    ['rate-date-ahead', { date: '2026-04-13' }, '/date'],
    ['replacement-unexplained', { replaces: EVENT_ID(0) }, '/reason'],
    ['event-not-here', { replaces: EVENT_ID(7), reason: 'A slip.' }, '/replaces'],
  ])('is refused: %s', (code, data, pointer) => {
    after()
      .when('recordRate', { ...COMMAND, ...data })
      .refused(code, pointer);
  });

  test('is refused a second time for one day, and outside any partnership', () => {
    after(recorded()).when('recordRate', COMMAND).refused('rate-recorded', '/date');
    given(rateDecider, { partnership: partnershipDecider.initialState })
      .when('recordRate', COMMAND)
      .refused('partnership-unknown');
  });

  test('replaces a wrong rate of the same day, once', () => {
    const replacing = { ...COMMAND, rate: '1.0860', replaces: EVENT_ID(0), reason: 'A slip.' };
    const reversal: RateDecided = { type: 'EventReversed.v1', data: { eventId: EVENT_ID(0), reason: 'A slip.' } };
    after(recorded())
      .when('recordRate', replacing)
      .records(reversal, recorded({ rate: '1.0860' }));
    after(recorded(), reversal).when('recordRate', replacing).refused('already-reversed', '/replaces');
    after(recorded())
      .when('recordRate', { ...replacing, date: '2026-04-11' })
      .refused('rate-of-another-day', '/date');
  });
});

describe('exchange', () => {
  const book = (...rates: readonly (readonly [pair: string, rate: string, date: string])[]) =>
    foldView(
      rateRegister,
      streamOf(
        'rate-EUR-USD-2026',
        ...rates.map(([pair, rate, date]) => ['RateRecorded.v1', { ...RATE, pair, rate, date }] as const),
      ),
    );
  const worth = (registers: Parameters<typeof exchangeFrom>[0], date: string, to = 'EUR', through?: number) => {
    const answer = exchangeFrom(registers, through).convert({ amount: '10000', currency: 'USD' }, to, date);
    return 'missing' in answer ? answer.missing : decimalText(answer.units, 2);
  };

  test('takes the latest rate on or before the day, at most seven days old', () => {
    const rates = [book(['EUR/USD', '1.25', '2026-03-02'], ['EUR/USD', '2', '2026-03-04'])];
    expect(worth(rates, '2026-03-03')).toBe('8000.00');
    expect(worth(rates, '2026-03-11')).toBe('5000.00');
    expect(worth(rates, '2026-03-12')).toEqual({ pair: 'USD/EUR', date: '2026-03-12' });
    expect(worth(rates, '2026-03-01')).toEqual({ pair: 'USD/EUR', date: '2026-03-01' });
  });

  test('direct or inverse, the later one, and the direct one of the same day; never through a third currency', () => {
    expect(worth([book(['USD/EUR', '0.7', '2026-03-02'], ['EUR/USD', '1.25', '2026-03-03'])], '2026-03-04')).toBe(
      '8000.00',
    );
    expect(worth([book(['EUR/USD', '1.25', '2026-03-02'], ['USD/EUR', '0.7', '2026-03-02'])], '2026-03-04')).toBe(
      '7000.00',
    );
    const crossed = [book(['USD/GBP', '0.8', '2026-03-02'], ['GBP/EUR', '1.2', '2026-03-02'])];
    expect(worth(crossed, '2026-03-02')).toMatchObject({ pair: 'USD/EUR' });
  });

  test('money of unknown day has no rate of its own, and none is taken for it', () => {
    const exchange = exchangeFrom([book(['EUR/USD', '1.08', '2026-04-10'])]);
    expect(exchange.convert({ amount: '100', currency: 'EUR' }, 'USD', null)).toEqual({
      missing: { pair: 'EUR/USD', date: null },
    });
    expect(exchange.convert({ amount: '100', currency: 'EUR' }, 'EUR', null)).toMatchObject({ rate: null });
  });

  test('knows the minor units of each currency', () => {
    expect(worth([book(['USD/JPY', '150.5', '2026-03-02'])], '2026-03-02', 'JPY')).toBe('15050.00');
    expect(worth([book(['USD/KWD', '0.3', '2026-03-02'])], '2026-03-02', 'KWD')).toBe('30000.00');
    expect(exchangeFrom([]).convert({ amount: '7', currency: 'USD' }, 'USD', '2026-03-02')).toEqual({
      units: rational(7n),
      rate: null,
    });
  });

  test('a replaced rate still counts where it was not replaced yet', () => {
    const register = foldView(
      rateRegister,
      streamOf(
        'rate-EUR-USD-2026',
        ['RateRecorded.v1', { ...RATE, rate: '1.25' }],
        ['EventReversed.v1', { eventId: uuidOf(1, 0), reason: 'A slip.' }],
        ['RateRecorded.v1', { ...RATE, rate: '2' }],
      ),
    );
    expect(worth([register], '2026-04-10', 'EUR', 10)).toBe('8000.00');
    expect(worth([register], '2026-04-10', 'EUR', 11)).toMatchObject({ pair: 'USD/EUR' });
    expect(worth([register], '2026-04-10')).toBe('5000.00');
  });

  test('days are counted as the calendar does', () => {
    const days = fc.date({ min: new Date('1583-01-01'), max: new Date('9999-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1000 }), (day, later) => {
        const plain = (at: number): string => new Date(at).toISOString().slice(0, 10);
        const end = plain(Math.min(day.getTime() + later * 86_400_000, Date.parse('9999-12-31')));
        const between = Date.parse(end) - Date.parse(plain(day.getTime()));
        expect(dayNumber(end) - dayNumber(plain(day.getTime()))).toBe(between / 86_400_000);
      }),
    );
  });
});
