import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commitmentRegister } from '../commitment/commitment-register.view.ts';
import { contributionRegister, type ContributionRegister } from '../contribution/contribution-register.view.ts';
import { costRegister, type CostRegister } from '../cost-book/cost-register.view.ts';
import { CONFIDENTIALITY_CLASSES, type ConfidentialityClass, type SealedField } from '../sealable.ts';
import type { Source } from '../view.ts';
import {
  NOTHING_OPENS,
  ownerReader,
  readableBy,
  roleReader,
  type FieldReader,
  type Opening,
  type Readable,
} from './readable.ts';
import { mayRead, READING } from './reading.ts';
import type { HeldRole } from './may.ts';
import { PARTNERSHIP_ROLES } from './roles.ts';

const MAKER = 'maker';
const by: Source = {
  eventId: 'e1',
  position: 1,
  type: 'T.v1',
  actor: 'a',
  recordedAt: '2026-01-01T00:00:00.000Z',
  effectiveOn: null,
};
const mark = (box: string, of: string): SealedField => ({ $sealed: { box, class: of, digest: box } });

/** Lines of these classes with the amounts 1001, 1002 … cents: each tells where it came from. */
function book(classes: readonly ConfidentialityClass[]): CostRegister {
  const amountOf = (index: number): string => String(1001 + index);
  const lines = classes.map((of, index) => ({
    line: `l${index}`,
    stage: 'milling',
    kind: 'direct' as const,
    label: `Line ${index}`,
    class: of,
    amount: of === 'public' ? { amount: amountOf(index), currency: 'EUR' } : mark(amountOf(index), of),
    basis: of === 'public' ? 'weighed' : mark(`basis of ${amountOf(index)}`, of),
    allocationKey: null,
    synthetic: false,
    by,
  }));
  const strictest = CONFIDENTIALITY_CLASSES.findLast((each) => classes.includes(each)) ?? 'public';
  return {
    id: 'b',
    book: {
      product: 'P',
      discloser: MAKER,
      currency: 'EUR',
      stages: ['milling'],
      allocationKeys: [],
      tolerancePercent: null,
      decisionId: null,
      by,
    },
    disclosures: [
      {
        disclosure: 'd',
        period: '2026-01',
        volume: null,
        unit: null,
        price: { class: 'partners', amount: mark('7001', 'partners') },
        revenue: null,
        synthetic: false,
        openedBy: by,
        lines,
        closed: { count: lines.length, total: { class: strictest, amount: mark('8001', strictest) }, by },
      },
    ],
    challenges: [
      {
        challenge: 'c',
        disclosure: 'd',
        line: 'l0',
        class: 'partners',
        question: mark('9001', 'partners'),
        by,
        answers: [],
      },
    ],
  };
}

/** Opens a mark as the amount that its box names, and notes what was opened. */
function opening(): Opening & { readonly opened: string[] } {
  const opened: string[] = [];
  return {
    opened,
    open({ $sealed: { box } }) {
      opened.push(box);
      return /^\d+$/.test(box) ? { amount: box, currency: 'EUR' } : box;
    },
    openPersonal: () => ({ state: 'opened', value: 'a name' }),
  };
}

const holding = (role: HeldRole['role'], organisation?: string): readonly HeldRole[] => [
  { role, ...(organisation === undefined ? {} : { organisation }) },
];

const classes = fc.array(fc.constantFrom(...CONFIDENTIALITY_CLASSES), { minLength: 1, maxLength: 6 });
const grants = fc.array(fc.record({ role: fc.constantFrom(...PARTNERSHIP_ROLES), organisation: fc.constantFrom(MAKER, 'other') }), {
  maxLength: 3,
});

test('nothing is opened, and no amount is shown, that level and class do not both allow', () => {
  fc.assert(
    fc.property(classes, grants, (of, held) => {
      const keys = opening();
      const shown = readableBy(roleReader(held, keys), costRegister, book(of));
      const lines = shown.disclosures[0]?.lines ?? [];
      for (const [index, line] of lines.entries()) {
        const allowed = mayRead(held, { level: 'lines', class: line.class, discloser: MAKER });
        expect('amount' in line.amount && 'currency' in line.amount).toBe(allowed);
        const inSums = mayRead(held, { level: 'categories', class: line.class, discloser: MAKER });
        if (line.class !== 'public' && !inSums) expect(keys.opened).not.toContain(String(1001 + index));
      }
      expect(JSON.stringify(shown)).not.toContain('$sealed');
    }),
  );
});

test('a sum is of the lines that the reader may see as categories, and counts the others by class and reason', () => {
  fc.assert(
    fc.property(classes, grants, (of, held) => {
      const { disclosures } = readableBy(roleReader(held, opening()), costRegister, book(of));
      const sum = disclosures[0]?.sum;
      const read = of.flatMap((each, index) =>
        mayRead(held, { level: 'categories', class: each, discloser: MAKER }) ? [BigInt(1001 + index)] : [],
      );
      const expected = read.length === 0 ? null : String(read.reduce((total, each) => total + each, 0n));
      expect(sum?.amount?.amount ?? null).toBe(expected);
      expect(sum?.withheld.reduce((count, each) => count + each.lines, 0)).toBe(of.length - read.length);
    }),
  );
});

test('each role reads as the table says', () => {
  for (const [role, reach] of Object.entries(READING) as [HeldRole['role'], (typeof READING)['auditor']][]) {
    const shown = readableBy(roleReader(holding(role, MAKER), opening()), costRegister, book(['public', 'partners']));
    expect([role, shown.level]).toEqual([role, reach.level]);
  }
});

test('without the key a value that may be read is withheld as sealed', () => {
  const shown = readableBy(roleReader(holding('auditor'), NOTHING_OPENS), costRegister, book(['partners']));
  expect(shown.disclosures[0]?.lines[0]?.amount).toEqual({ withheld: 'partners', why: 'sealed' });
  expect(shown.challenges[0]?.question).toEqual({ withheld: 'partners', why: 'sealed' });
});

test('whoever owns the folder reads every class that the keys open', () => {
  const shown = readableBy(ownerReader(opening()), costRegister, book(['discloser-only']));
  expect(shown.disclosures[0]?.lines[0]?.amount).toEqual({ amount: '1001', currency: 'EUR' });
});

const given: ContributionRegister = {
  ...contributionRegister.fold.initialState,
  logged: {
    provider: MAKER,
    receiver: 'receiver',
    side: 'provider',
    subject: 's',
    name: { eventId: 'e1', pointer: '/person/name' },
    skill: 'k',
    days: '1',
    dates: [],
    period: null,
    agreement: null,
    agreed: null,
    synthetic: false,
    by,
  },
};

test('a person is named to the two sides, the secretariat and the auditor', () => {
  const named = (reader: FieldReader): string | undefined =>
    readableBy(reader, contributionRegister, given).logged?.person.state;
  const as = (held: readonly HeldRole[]): string | undefined => named(roleReader(held, opening()));
  expect(as(holding('partner', MAKER))).toBe('opened');
  expect(as(holding('partner', 'receiver'))).toBe('opened');
  expect(as(holding('secretariat'))).toBe('opened');
  expect(as(holding('auditor'))).toBe('opened');
  expect(as(holding('partner', 'other'))).toBe('sealed');
  expect(as(holding('board-member'))).toBe('sealed');
  expect(as([])).toBe('sealed');
});

test('a way out that takes a readable state can not be given the state itself', () => {
  const wayOut = (shown: Readable<object>): string => JSON.stringify(shown);
  const raw = book(['discloser-only']);
  // @ts-expect-error a state from which nothing was taken out
  wayOut(raw);
  // @ts-expect-error the same where nothing in it is sealed: one rule for all
  wayOut(commitmentRegister.fold.initialState);
  expect(wayOut(readableBy(roleReader([], NOTHING_OPENS), costRegister, raw))).not.toContain('$sealed');
});
