import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Flow } from '../flow/flow.ts';
import type { CountedOnce } from '../flow-match/counted-once.ts';
import { leverageOf } from '../leverage/figures/leverage.ts';
import { builtInMethods } from '../leverage/method/catalogue.ts';
import { exchangeFrom } from '../rate/exchange.ts';
import { largerSides, withOwnMoney } from './two-sides.ts';
import { unpaidOf } from './unpaid.ts';

let made = 0;
/** A flow of a publisher's report, in cents. */
function flow(side: 'in' | 'out', basis: Flow['basis'], amount: number, more: Partial<Flow> = {}): Flow {
  const eventId = `flow-${(made += 1)}`;
  const [publisher, other] = [
    { organisation: 'publisher', sector: 'voluntary' as const },
    { organisation: side === 'in' ? 'donor' : `partner-${made % 2}`, sector: 'public' as const },
  ];
  return {
    eventId,
    events: [eventId],
    origin: 'reported',
    basis,
    partnershipId: 'p',
    commitment: 'report',
    provider: side === 'in' ? other : publisher,
    receiver: side === 'in' ? publisher : other,
    instrument: null,
    amount: { amount: String(amount), currency: 'EUR' },
    date: '2026-01-01',
    source: null,
    finance: {},
    ...(side === 'in' ? { incoming: true } : {}),
    ...more,
  };
}
const cents = (flows: readonly Flow[]): number => flows.reduce((sum, { amount }) => sum + Number(amount.amount), 0);
const once = (counted: readonly Flow[], matched: readonly Flow[] = []): CountedOnce => ({
  counted,
  leftOut: matched.map((left) => ({ flow: left, counts: { ...left, origin: 'first-hand' } })),
});
const unpaid = (flows: readonly Flow[]): number =>
  unpaidOf(largerSides(once(flows)).counted).reduce(
    (sum, [{ amount }, sign]) => sum + Number(sign) * Number(amount.amount),
    0,
  );

describe('promised in and promised on', () => {
  test('are one sum, of which the larger side counts; of equal ones the outgoing', () => {
    const [got, gave] = [flow('in', 'committed', 1_000), flow('out', 'committed', 800)];
    expect(largerSides(once([got, gave]))).toEqual({ counted: [got], otherSide: [gave] });
    const more = flow('out', 'committed', 300);
    expect(largerSides(once([got, gave, more]))).toEqual({ counted: [gave, more], otherSide: [got] });
    const same = flow('out', 'committed', 1_000);
    expect(largerSides(once([got, same]))).toEqual({ counted: [same], otherSide: [got] });
  });

  test('are compared by report, basis and currency', () => {
    const got = flow('in', 'committed', 1_000);
    const others = [
      flow('out', 'pledged', 5),
      flow('out', 'committed', 5, { amount: { amount: '5', currency: 'USD' } }),
      flow('out', 'committed', 5, { commitment: 'another report' }),
      flow('out', 'disbursed', 5),
    ];
    expect(largerSides(once([got, ...others])).otherSide).toEqual([]);
  });

  test('matched money counts once, whichever side is matched', () => {
    const [got, gave] = [flow('in', 'committed', 1_000), flow('out', 'committed', 1_200)];
    // The donor's own 1,000 counts at first hand: 200 more here.
    expect(cents(largerSides(once([gave], [got])).counted)).toBe(200);
    const passedOn = flow('out', 'committed', 800);
    // What was passed on counts at first hand: 200 of the 1,000 here.
    expect(cents(largerSides(once([got], [passedOn])).counted)).toBe(200);
    expect(cents(largerSides(once([passedOn], [got])).counted)).toBe(0);
  });

  test('not yet disbursed is of the side that counts', () => {
    const bothSides = [flow('in', 'committed', 120), flow('out', 'committed', 120), flow('out', 'disbursed', 120)];
    expect(unpaid(bothSides)).toBe(0);
    const inAndOut = [
      flow('in', 'committed', 1_000),
      flow('in', 'received', 1_000),
      flow('out', 'committed', 800),
      flow('out', 'disbursed', 1_000),
    ];
    expect(unpaid(inAndOut)).toBe(0);
    expect(unpaid([flow('in', 'committed', 1_000), flow('in', 'received', 400), flow('out', 'disbursed', 300)])).toBe(
      600,
    );
    expect(unpaid([flow('in', 'committed', 1_000), flow('out', 'disbursed', 300)])).toBe(700);
    expect(unpaid([flow('out', 'committed', 800), flow('out', 'disbursed', 300)])).toBe(500);
  });

  const amount = fc.integer({ min: -50, max: 500 });
  const flows = fc
    .array(fc.tuple(fc.constantFrom('in' as const, 'out' as const), amount), { minLength: 1, maxLength: 8 })
    .map((some) => some.map(([side, value]) => flow(side, 'committed', value)));

  test('whatever is reported, the figure is the larger side, and matches take their money off once', () => {
    fc.assert(
      fc.property(flows, fc.nat(), (all, seed) => {
        const [left, here] = [
          all.filter((_, at) => (seed >> at) % 2 === 1),
          all.filter((_, at) => (seed >> at) % 2 === 0),
        ];
        const side = (incoming: boolean, of: readonly Flow[]) =>
          cents(of.filter((each) => (each.incoming === true) === incoming));
        expect(cents(largerSides(once(all)).counted)).toBe(Math.max(side(true, all), side(false, all)));
        const larger = side(true, all) > side(false, all);
        const { counted, otherSide } = largerSides(once(here, left));
        const [own, matchedThere] = [side(larger, here), side(!larger, left)];
        expect(cents(counted)).toBe(own - Math.max(0, Math.min(own, matchedThere)));
        expect(
          [...counted, ...otherSide].filter(({ eventId }) => here.some((one) => one.eventId === eventId)),
        ).toHaveLength(here.length);
      }),
    );
  });

  test('leverage has the same sum at the origin as the report', () => {
    const positive = flows.map((some) =>
      some.map((each) => ({ ...each, amount: { ...each.amount, amount: each.amount.amount.replace('-', '') } })),
    );
    fc.assert(
      fc.property(positive, (all) => {
        const anchor = {
          id: 'a',
          name: null,
          commitments: [],
          provider: 'nobody',
          lenders: null,
          finalRecipients: null,
        } as never;
        const [cell] = leverageOf(
          {
            anchor,
            causality: [],
            flows: withOwnMoney(once(all)),
            methods: builtInMethods,
            exchange: exchangeFrom([]),
            currency: 'EUR',
          },
          { method: 'simple-ratio', basis: 'committed' },
        );
        const total = cell?.parts.find(({ name }) => name === 'total')?.amount;
        expect(Number(total?.over) / Number(total?.under)).toBe(cents(largerSides(once(all)).counted));
      }),
    );
  });
});
