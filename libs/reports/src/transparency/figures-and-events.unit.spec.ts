import { describe, expect, test } from '@jest/globals';
import { formatMoney, moneyOf } from '@pacta/ledger';
import fc from 'fast-check';
import { founded, FUNDER, CHARITY, owner, reportOf, wholeStory } from './baby-food.fixture.ts';
import { indexedLog, uuidOf, type IndexedLog } from './indexed-log.fixture.ts';

const CURRENCIES = ['EUR', 'JPY', 'BHD'] as const;
const amount = fc.bigInt({ min: 1n, max: 10n ** 24n });

/** One commitment: what happens to it after the pledge, in order. */
const step = fc.record({ kind: fc.constantFrom('Signed', 'Amended', 'Disbursed', 'Received', 'Cancelled'), amount });
const commitments = fc.array(
  fc.record({ currency: fc.constantFrom(...CURRENCIES), pledged: amount, steps: fc.array(step, { maxLength: 6 }) }),
  { minLength: 1, maxLength: 5 },
);
type Written = typeof commitments extends fc.Arbitrary<infer T> ? T : never;

function write(written: Written): IndexedLog {
  const log = founded();
  for (const [at, { currency, pledged, steps }] of written.entries()) {
    const on = (type: string, data: object) => log.write('commitment', uuidOf(4, at), `${type}.v1`, data);
    on('Pledged', {
      provider: FUNDER,
      receiver: CHARITY,
      instrument: 'grant',
      conditions: [],
      amount: moneyOf(pledged, currency),
    });
    for (const [number, each] of steps.entries()) {
      const money = moneyOf(each.amount, currency);
      const dated = { valueDate: '2026-01-01', reference: `R${number}` };
      if (each.kind === 'Amended') on('Amended', { delta: money, reason: 'x' });
      else if (each.kind === 'Cancelled') on('Cancelled', { reason: 'x' });
      else on(each.kind, { amount: money, terms: 'x', ...dated });
      if (each.kind === 'Cancelled') break;
    }
  }
  return log;
}

/** What one event adds to a basis by its own data alone: the check does not ask the report. */
const ADDS: Record<string, readonly string[]> = {
  pledged: ['Pledged.v1'],
  committed: ['Signed.v1', 'Amended.v1'],
  disbursed: ['Disbursed.v1'],
  received: ['Received.v1'],
};

describe('figures and the events behind them', () => {
  test('the events listed behind a figure add up to it', () => {
    fc.assert(
      fc.property(commitments, (written) => {
        // A second signature replaces the first, which the rules refuse; and a cancellation has its own test.
        const plain = written.map((each) => ({
          ...each,
          steps: each.steps.filter(
            (one, at) =>
              one.kind !== 'Cancelled' &&
              (one.kind !== 'Signed' || each.steps.findIndex((other) => other.kind === 'Signed') === at),
          ),
        }));
        const log = write(plain);
        const data = new Map(log.events.map((event) => [event.eventId, event]));
        for (const total of reportOf(log).totals)
          for (const basis of ['pledged', 'committed', 'disbursed', 'received'] as const) {
            const { amount: figure, currency, events } = total[basis];
            const behind = events.flatMap((id) => data.get(id) ?? []);
            expect(behind.every((event) => ADDS[basis]?.includes(event.type))).toBe(true);
            const sums = behind.map(
              ({ data: of }) => of as { amount?: { amount: string }; delta?: { amount: string } },
            );
            const sum = sums.reduce((all, of) => all + BigInt((of.delta ?? of.amount)?.amount ?? '0'), 0n);
            expect(figure).toBe(formatMoney(moneyOf(sum, currency)));
          }
      }),
      { numRuns: 60 },
    );
  });

  test('totals are the sums of the commitments, whatever happened to them', () => {
    fc.assert(
      fc.property(commitments, (written) => {
        const { totals, commitments: stated } = reportOf(write(written));
        for (const total of totals)
          for (const basis of ['pledged', 'committed', 'disbursed', 'received'] as const) {
            const own = stated.map((each) => each[basis]).filter((figure) => figure.currency === total.currency);
            const digits = (text: string): bigint => BigInt(text.replace('.', ''));
            expect(digits(total[basis].amount)).toBe(own.reduce((sum, figure) => sum + digits(figure.amount), 0n));
            expect(total[basis].events.toSorted()).toEqual(
              [...new Set(own.flatMap((figure) => figure.events))].toSorted(),
            );
          }
      }),
      { numRuns: 60 },
    );
  });

  test('after a cancellation pledge, signature and payments are the same sum where the pledge was never exceeded', () => {
    fc.assert(
      fc.property(amount, fc.bigInt({ min: 0n, max: 100n }), (pledged, percent) => {
        const paid = (pledged * percent) / 100n;
        const steps = [
          { kind: 'Signed' as const, amount: pledged },
          ...(paid === 0n ? [] : [{ kind: 'Disbursed' as const, amount: paid }]),
          { kind: 'Cancelled' as const, amount: 1n },
        ];
        const [total] = reportOf(write([{ currency: 'EUR', pledged, steps }])).totals;
        expect(total?.pledged.amount).toBe(total?.disbursed.amount);
        expect(total?.committed.amount).toBe(total?.disbursed.amount);
        expect(total?.outstanding.amount).toBe('0.00');
      }),
    );
  });

  test('every event named anywhere is one of the events of the report', () => {
    const report = reportOf(wholeStory());
    const known = new Set(report.events.map((event) => event.eventId));
    const named: string[] = [];
    JSON.stringify(report, (name, value: unknown) => {
      if ((name === 'events' || name === 'tallyEvents') && Array.isArray(value) && typeof value[0] === 'string')
        named.push(...(value as string[]));
      return value;
    });
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((event) => !known.has(event))).toEqual([]);
  });

  test('as of any event, the report is that of a log which ends there', () => {
    const whole = wholeStory();
    for (let position = 0; position < whole.events.length; position += 1) {
      const cut = indexedLog();
      for (const { stream, type, data, metadata } of whole.events.slice(0, position + 1)) {
        const at = stream.indexOf('-');
        cut.write(stream.slice(0, at) as 'partnership', stream.slice(at + 1), type, data, metadata);
      }
      expect(reportOf(whole, owner, position)).toEqual(reportOf(cut));
    }
  });
});
