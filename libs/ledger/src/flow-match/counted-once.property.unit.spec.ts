import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { uuidOf } from '../indexed-log.fixture.ts';
import { FLOW_BASES, type Flow, type FlowBasis } from '../flow/flow.ts';
import { groupsOf } from '../groups.ts';
import { countedOnce, matchesOfStreams } from './counted-once.ts';
import type { FlowMatch } from './flow-matches.view.ts';

const id = (number: number): string => uuidOf(7, number);
const streamOfFlow = (number: number): string => `report-${uuidOf(8, number % 3)}`;

const flow = (number: number, origin: Flow['origin'], basis: FlowBasis, cents = 100): Flow => ({
  eventId: id(number),
  events: [id(number)],
  origin,
  basis,
  partnershipId: 'p',
  commitment: null,
  provider: { organisation: null, sector: null },
  receiver: { organisation: null, sector: null },
  instrument: null,
  amount: { amount: String(cents), currency: 'EUR' },
  date: '2024-01-01',
  source: null,
  finance: {},
});

const source = (number: number) => ({
  eventId: uuidOf(6, number),
  position: number,
  type: 'FlowsMatched.v1',
  actor: 'a',
  recordedAt: '2026-04-12T09:30:00.000Z',
  effectiveOn: null,
});
const match = (one: number, other: number, reversed = false): FlowMatch => ({
  flow: { stream: streamOfFlow(one), eventId: id(one) },
  with: { stream: streamOfFlow(other), eventId: id(other) },
  why: 'Same.',
  by: source(one),
  reversed: reversed ? { reason: 'Not.', by: source(one) } : null,
});
const withReversed = (matches: readonly FlowMatch[]): readonly FlowMatch[] =>
  matches.map((each) => ({ ...each, reversed: { reason: 'Not.', by: each.by } }));

const MOST = 12;
const number = fc.integer({ min: 0, max: MOST });
const flows = fc
  .array(
    fc.tuple(
      fc.constantFrom('first-hand', 'reported', 'reported'),
      fc.constantFrom(...FLOW_BASES),
      fc.integer({ min: -50, max: 50 }),
    ),
    {
      minLength: 2,
      maxLength: MOST,
    },
  )
  .map((made) => made.map(([origin, basis, cents], at) => flow(at, origin as Flow['origin'], basis, cents)));
const matches = fc.array(
  fc.tuple(number, number, fc.boolean()).map(([one, other, back]) => match(one, other, back)),
  { maxLength: 12 },
);
const sumOf = (some: readonly Flow[], basis: FlowBasis): number =>
  some.filter((each) => each.basis === basis).reduce((total, { amount }) => total + Number(amount.amount), 0);

describe('matched flows', () => {
  test('count once: of a group, each basis has what is of first hand, or else just one', () => {
    fc.assert(
      fc.property(flows, matches, (all, some) => {
        const { counted, leftOut } = countedOnce(all, some);
        const groups = groupsOf(
          some.filter(({ reversed }) => reversed === null).map((m) => [m.flow.eventId, m.with.eventId] as const),
        );
        for (const group of groups)
          for (const basis of FLOW_BASES) {
            const same = all.filter((each) => each.basis === basis && group.includes(each.eventId));
            const own = same.filter(({ origin }) => origin === 'first-hand');
            const expected = own.length > 0 ? own : same.slice(0, 1);
            const got = counted.filter((each) => same.includes(each));
            expect(got).toHaveLength(expected.length);
            if (own.length > 0) expect(got).toEqual(own);
          }
        const matched = new Set(groups.flat());
        expect(counted).toEqual(expect.arrayContaining(all.filter(({ eventId }) => !matched.has(eventId))));
        expect(counted.length + leftOut.length).toBe(all.length);
        for (const left of leftOut) {
          expect(left.flow.origin).toBe('reported');
          expect(left.flow.basis).toBe(left.counts.basis);
          expect(counted).toContain(left.counts);
        }
      }),
    );
  });

  test('taking every match back is as if nothing had been matched', () => {
    fc.assert(
      fc.property(flows, matches, (all, some) => {
        const before = countedOnce(all, []);
        expect(countedOnce(all, withReversed(some))).toEqual(before);
        for (const basis of FLOW_BASES)
          expect(sumOf(countedOnce(all, withReversed(some)).counted, basis)).toBe(sumOf(all, basis));
      }),
    );
  });

  test('one match takes exactly one amount off a total, and the order of matches does not matter', () => {
    fc.assert(
      fc.property(flows, number, number, matches, (all, one, other, some) => {
        const { counted, leftOut } = countedOnce(all, [match(one, other)]);
        expect(leftOut.length).toBeLessThanOrEqual(1);
        for (const basis of FLOW_BASES)
          expect(
            sumOf(counted, basis) +
              sumOf(
                leftOut.map((left) => left.flow),
                basis,
              ),
          ).toBe(sumOf(all, basis));
        expect(countedOnce(all, some.toReversed()).counted).toEqual(countedOnce(all, some).counted);
      }),
    );
  });
});

describe('which of the same flows counts', () => {
  const reported = [flow(0, 'reported', 'disbursed', 90), flow(1, 'reported', 'disbursed', 100)];
  const ids = (some: readonly Flow[]) => some.map(({ eventId }) => eventId);

  test('of two reported ones, the one that nobody matched onward', () => {
    expect(ids(countedOnce(reported, [match(0, 1)]).counted)).toEqual([id(1)]);
    expect(ids(countedOnce(reported, [match(1, 0)]).counted)).toEqual([id(0)]);
  });

  test('of a circle that two matches made at the same moment, one', () => {
    expect(ids(countedOnce(reported, [match(0, 1), match(1, 0)]).counted)).toEqual([id(0)]);
  });

  test('the other one, once the one that counted was withdrawn', () => {
    expect(ids(countedOnce([reported[0] as Flow], [match(0, 1)]).counted)).toEqual([id(0)]);
  });

  test('what giver and receiver say of one payment counts once on each side', () => {
    const both = [flow(0, 'reported', 'received', 90), flow(1, 'reported', 'disbursed', 100)];
    expect(ids(countedOnce(both, [match(0, 1)]).counted)).toEqual([id(0), id(1)]);
  });

  test('a receipt of first hand is the receipt of what its disbursement is matched with', () => {
    const three = [
      flow(0, 'reported', 'received', 90),
      flow(1, 'first-hand', 'disbursed'),
      flow(2, 'first-hand', 'received'),
    ];
    const counted = countedOnce(three, [match(0, 1)], [[id(2), id(1)]]);
    expect(counted.leftOut).toEqual([{ flow: three[0], counts: three[2] }]);
  });
});

describe('streams that hold matched flows', () => {
  const [a, b, c] = [0, 1, 2].map(streamOfFlow) as [string, string, string];

  test('are found by way of others, and no more once a match is taken back', () => {
    expect(matchesOfStreams(new Set([a]), [match(0, 1), match(1, 2)]).others).toEqual([b, c].toSorted());
    expect(matchesOfStreams(new Set([a]), [match(0, 1), match(1, 2, true)]).others).toEqual([b]);
    expect(matchesOfStreams(new Set(['report-none']), [match(0, 1)])).toEqual({ others: [], matches: [] });
  });

  test('come with every match of theirs, those taken back too, and with no other', () => {
    const [near, far, back] = [match(0, 1), match(1, 2), match(0, 2, true)];
    expect(matchesOfStreams(new Set([a]), [near, far, back]).matches).toEqual([near, far, back]);
    expect(matchesOfStreams(new Set([c]), [near, back]).matches).toEqual([back]);
  });
});
