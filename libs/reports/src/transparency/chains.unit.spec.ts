import { describe, expect, test } from '@jest/globals';
import { commitmentMoney, commitmentRegister, foldView } from '@pacta/ledger';
import * as fc from 'fast-check';
import { namesFrom } from '../names/names.ts';
import { portfolio } from '../portfolio/statement.ts';
import { chains, linked, overpassed } from './chains.ts';
import { commitmentStatement, isPledged } from './commitments.ts';
import { totalsByCurrency } from './totals.ts';

const names = namesFrom([]);

/** A commitment and where its money came from: the index of an earlier one, or nothing. */
interface Promised {
  readonly cents: number;
  readonly source: number | null;
}
const idOf = (at: number): string => `3f0c2c8e-0000-7000-8000-${String(at).padStart(12, '0')}`;
const orgOf = (at: number): string => `33333333-3333-4333-8333-${String(at).padStart(12, '0')}`;

const eventsOf = ({ cents, source }: Promised, at: number) => {
  const amount = { amount: String(cents), currency: 'EUR' };
  const pledge = {
    // Who received the source passes it on.
    provider: source === null ? orgOf(0) : orgOf(source + 1),
    receiver: orgOf(at + 1),
    instrument: 'grant',
    amount,
    conditions: [],
    ...(source === null ? {} : { source: idOf(source) }),
  };
  const stream = `commitment-${idOf(at)}` as const;
  return [
    ['Pledged.v1', pledge],
    ['Signed.v1', { terms: 'As pledged.', amount }],
  ].map(([type, data], revision) => ({
    eventId: `0000000${revision}-0000-5000-8000-${String(at).padStart(12, '0')}`,
    stream,
    revision,
    position: at * 2 + revision,
    type: type as string,
    data,
    metadata: { actor: 'a', commandId: 'c', recordedAt: '2026-04-12T09:00:00.000Z', salt: 's' },
  }));
};
const registersOf = (all: readonly Promised[]) =>
  all.map((each, at) => foldView(commitmentRegister, eventsOf(each, at)));
const statementsOf = (all: readonly Promised[]) =>
  linked(registersOf(all).filter(isPledged)).map((each) => commitmentStatement(each, names, false));

/** Any number of chains of any depth, each onward sum within what its source promises. */
const forest = fc
  .array(fc.record({ cents: fc.integer({ min: 1, max: 1_000_000 }), from: fc.option(fc.nat()) }), {
    minLength: 1,
    maxLength: 25,
  })
  .map((drawn) =>
    drawn.reduce<Promised[]>((all, { cents, from }, at) => {
      const source = from === null || at === 0 ? null : from % at;
      const most = source === null ? cents : (all[source] as Promised).cents;
      return [...all, { cents: Math.min(cents, most), source }];
    }, []),
  );
const cents = (amount: string): number => Number(amount.replace('.', ''));

describe('money that is passed on', () => {
  test('counts once, at its origin, through chains of any depth and in any order', () => {
    fc.assert(
      fc.property(forest, fc.infiniteStream(fc.nat()), (all, order) => {
        const origins = all.reduce((sum, each) => (each.source === null ? sum + each.cents : sum), 0);
        const onward = all.reduce((sum, each) => (each.source === null ? sum : sum + each.cents), 0);
        const shuffled = registersOf(all)
          .map((register) => ({ register, place: order.next().value ?? 0 }))
          .toSorted((left, right) => left.place - right.place)
          .map(({ register }) => register);
        const [totals] = totalsByCurrency(shuffled, false);
        expect([cents(totals?.committed.amount ?? '0'), cents(totals?.passedOn.amount ?? '0')]).toEqual([
          origins,
          onward,
        ]);
      }),
    );
  });

  test('stands apart in the portfolios too, whose own money adds up to the origins', () => {
    fc.assert(
      fc.property(forest, (all) => {
        const moneys = all.map((each, at) => foldView(commitmentMoney, eventsOf(each, at)));
        const own = [...new Set(moneys.map(({ provider }) => provider))].map((provider) => {
          const commitments = moneys.filter((money) => money.provider === provider);
          const found = portfolio([{ id: 'p', name: null, phase: 'scale', synthetic: false, commitments }], {
            funder: { id: provider, name: '' },
            asOf: { position: 0, recordedAt: null, day: '2026-04-12' },
            withEvents: false,
          });
          return cents(found.currencies[0]?.own.committed.amount ?? '0');
        });
        const origins = all.reduce((sum, each) => (each.source === null ? sum + each.cents : sum), 0);
        expect(own.reduce((sum, each) => sum + each, 0)).toBe(origins);
      }),
    );
  });

  test('never falls as more is recorded, unless something is taken off', () => {
    fc.assert(
      fc.property(forest, (all) => {
        const committed = all.map((_, at) =>
          cents(totalsByCurrency(registersOf(all.slice(0, at + 1)), false)[0]?.committed.amount ?? '0'),
        );
        expect(committed).toEqual(committed.toSorted((left, right) => left - right));
      }),
    );
  });

  test('shows as a chain, from its origin on', () => {
    const all = [
      { cents: 35_000_000, source: null },
      { cents: 4_500_000, source: 0 },
      { cents: 1_000_000, source: 1 },
      { cents: 700, source: null },
    ];
    const [chain, ...more] = chains(statementsOf(all));
    expect(more).toEqual([]);
    expect(chain?.links.map(({ commitment, depth, promised }) => [commitment, depth, promised.amount])).toEqual([
      [idOf(0), 0, '350000.00'],
      [idOf(1), 1, '45000.00'],
      [idOf(2), 2, '10000.00'],
    ]);
  });

  test('says where siblings together pass on more than there is, and nowhere else', () => {
    const within = [
      { cents: 100, source: null },
      { cents: 60, source: 0 },
      { cents: 40, source: 0 },
    ];
    expect(overpassed(statementsOf(within))).toEqual([]);
    const above = overpassed(statementsOf([...within, { cents: 1, source: 0 }]));
    expect(above.map(({ source, passedOn }) => [source.id, passedOn])).toEqual([
      [idOf(0), { amount: '1.01', currency: 'EUR' }],
    ]);
  });
});
