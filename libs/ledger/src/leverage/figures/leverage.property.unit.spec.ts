import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { caseOf, flowsOfPromise, word, type CasePromise } from '../../../testing/leverage-case.ts';
import type { Flow } from '../../flow/flow.ts';
import { decimalText, plus, sumOf, type Rational } from '../../rational.ts';
import { leverageOf, type LeverageCell, type LeverageSource } from './leverage.ts';

/** Set PACTA_PROPERTY_RUNS for more. */
const RUNS = Number(process.env['PACTA_PROPERTY_RUNS'] ?? 30);

const ORGANISATIONS = ['a', 'b', 'c', 'd', 'e', 'f'];
const RECEIVERS = ['project', 'fund'];
const sectorOf = (organisation: string) =>
  (['public', 'private', 'voluntary'] as const)[ORGANISATIONS.indexOf(organisation) % 3] ?? 'private';

const instruments = fc.constantFrom(
  'grant',
  'loan',
  'equity',
  'guarantee',
  'collective-vehicle',
  'reimbursable' as const,
);
const finance = fc.record(
  {
    pricing: fc.constantFrom('market' as const, 'below-market' as const),
    tranche: fc.constantFrom('junior' as const, 'senior' as const),
    arranger: fc.boolean(),
    theme: fc.constantFrom('health', 'water'),
    mobilisedBy: fc.record({ organisation: fc.constantFrom('a', 'd'), proof: fc.constant('fee' as const) }),
    guaranteedBy: fc.constant(null).map((): string[] => ['p0', 'p1']),
  },
  { requiredKeys: [] },
);
const promises: fc.Arbitrary<readonly CasePromise[]> = fc
  .array(
    fc.record({
      from: fc.constantFrom(...ORGANISATIONS),
      to: fc.constantFrom(...RECEIVERS),
      amount: fc.integer({ min: 1, max: 1_000_000 }),
      instrument: instruments,
      finance,
    }),
    { minLength: 2, maxLength: 14 },
  )
  .map((list) =>
    list.map(({ finance: { guaranteedBy, ...terms }, ...each }, index) => ({
      ...each,
      id: `p${index}`,
      sector: sectorOf(each.from),
      finance: {
        ...terms,
        ...(each.instrument === 'loan' && guaranteedBy !== undefined ? { guaranteedBy } : {}),
      },
    })),
  );

const OFFICIAL = ['co-financing', 'oecd-guarantee', 'oecd-syndicated-loan', 'oecd-vehicle', 'oecd-simple-co-financing'];
const cells = (source: LeverageSource): readonly LeverageCell[] => leverageOf(source);
const amounts = (found: readonly { readonly amount: Rational }[]): Rational => sumOf(found.map(({ amount }) => amount));

/** Exact figures by method, basis and part, independent of order. */
const figures = (source: LeverageSource): Record<string, string> =>
  Object.fromEntries(
    cells(source).flatMap(({ method, basis, status, parts }) => [
      [`${method.id} ${basis}`, status] as const,
      ...parts.map(
        ({ name, ratio, amount, shown }) =>
          [
            `${method.id} ${basis} ${name}`,
            `${ratio === null ? '-' : decimalText(ratio, 12)} ${decimalText(amount, 6)} ${shown}`,
          ] as const,
      ),
    ]),
  );

const shuffled = <T>(list: readonly T[], keys: readonly number[]): readonly T[] =>
  list
    .map((item, index) => [keys[index] ?? 0, item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);

describe('whatever was promised', () => {
  test('what is attributed is what was mobilised, less what nobody could be given, and adds up as it prints', () => {
    fc.assert(
      fc.property(promises, (list) => {
        for (const { method, parts, leftOut } of cells(caseOf(['p0'], list))) {
          if (!OFFICIAL.includes(method.id)) continue;
          const lines = parts.flatMap(({ numerator }) => numerator.lines);
          // Every flow is split among takers whose shares add up to it.
          const byFlow = new Map<Flow, Rational>();
          for (const { money, units } of lines)
            byFlow.set(money.flow, plus(byFlow.get(money.flow) ?? { over: 0n, under: 1n }, units));
          for (const [flow, units] of byFlow) {
            expect(units).toEqual({ over: BigInt(flow.amount.amount), under: 1n });
            expect(leftOut.some(({ money }) => money.flow === flow)).toBe(false);
          }
          expect(amounts(parts)).toEqual(sumOf(byFlow.values()));
          const shown = parts.reduce((total, part) => total + (part.shown ?? 0n), 0n);
          expect({ over: shown, under: 1n }).toEqual(amounts(parts));
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('no euro is attributed by two of the OECD’s mechanisms', () => {
    fc.assert(
      fc.property(promises, (list) => {
        const taken = cells(caseOf(['p0'], list))
          .filter(({ method, basis }) => method.id.startsWith('oecd-') && basis === 'committed')
          .flatMap(({ parts }) => [
            ...new Set(parts.flatMap(({ numerator }) => numerator.lines.map((line) => line.money.flow))),
          ]);
        expect(new Set(taken).size).toBe(taken.length);
      }),
      { numRuns: RUNS },
    );
  });

  test('the order in which independent events were recorded does not matter', () => {
    fc.assert(
      fc.property(promises, fc.array(fc.integer(), { minLength: 60, maxLength: 60 }), (list, keys) => {
        const source = caseOf(['p0'], list);
        expect(figures({ ...source, flows: shuffled(source.flows, keys) })).toEqual(figures(source));
      }),
      { numRuns: RUNS },
    );
  });

  test('the numerator list of a sum adds up to it', () => {
    fc.assert(
      fc.property(promises, (list) => {
        for (const { parts } of cells(caseOf(['p0'], list)))
          for (const { amount, numerator } of parts)
            expect(sumOf(numerator.lines.map(({ units }) => units))).toEqual(amount);
      }),
      { numRuns: RUNS },
    );
  });

  test('more promises never make what is mobilised less: as-of is monotone while nothing is taken off', () => {
    fc.assert(
      fc.property(promises, fc.nat(), (list, cut) => {
        const then = list.slice(0, 1 + (cut % list.length));
        const total = (some: readonly CasePromise[]): Rational | undefined =>
          leverageOf(caseOf(['p0'], some), { method: 'simple-ratio', basis: 'pledged' })[0]?.parts.find(
            ({ name }) => name === 'total',
          )?.amount;
        const [before, after] = [total(then), total(list)];
        expect((after?.over ?? 0n) >= (before?.over ?? 0n)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

test('a published method that names the same money twice counts it once', () => {
  const source = caseOf(
    ['p0'],
    [
      { id: 'p0', from: 'a', sector: 'public', amount: 10 },
      { id: 'p1', from: 'b', amount: 30 },
    ],
  );
  const [simple] = source.methods;
  const over = [{}, { sectors: ['private' as const] }, { whose: 'others' as const }];
  const parts = [{ kind: 'ratio' as const, name: 'all', over, under: [{ whose: 'anchor' as const }] }];
  const methods = simple === undefined ? [] : [{ ...simple, definition: { causality: true, parts } }];
  const [cell] = leverageOf({ ...source, methods }, { basis: 'committed' });
  expect(cell?.parts[0]?.amount.over).toBe(4_000n);
});

describe('chains', () => {
  test('of any depth count once, at their origin, and once where they end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 10_000 }), (depth, amount) => {
        const links: CasePromise[] = Array.from({ length: depth + 1 }, (_, at) => ({
          id: `p${at}`,
          from: `o${at}`,
          to: `o${at + 1}`,
          sector: 'public',
          amount,
          ...(at === 0 ? {} : { source: `p${at - 1}` }),
        }));
        const source = caseOf(['p0'], [...links, { id: 'other', from: 'x', to: `o${depth + 1}`, amount }]);
        const total = (method: string, name: string) =>
          leverageOf(source, { method, basis: 'disbursed' })[0]?.parts.find((part) => part.name === name)?.amount;
        const twice = { over: BigInt(amount) * 200n, under: 1n };
        expect(total('simple-ratio', 'total')).toEqual(twice);
        expect(total('eu-multiplier', 'investment')).toEqual(twice);
      }),
      { numRuns: RUNS },
    );
  });

  test('what an organisation kept of passed-on money does not reach a final recipient that was named', () => {
    const source = caseOf(
      ['first'],
      [
        { id: 'first', from: 'ministry', sector: 'public', to: 'agency', amount: 100 },
        { id: 'second', from: 'agency', to: 'school', amount: 80, source: 'first' },
      ],
    );
    const investment = (finalRecipients: readonly string[] | null) => {
      const [cell] = leverageOf(
        { ...source, anchor: { ...source.anchor, finalRecipients } },
        { method: 'eu-multiplier' },
      );
      return cell?.parts[0]?.amount.over;
    };
    expect(investment(null)).toBe(10_000n);
    expect(investment(['school'])).toBe(8_000n);
  });
});

/* Totals of a search over all publishers, where each of them reports its own link of one chain. */
describe('one grant, published by each organisation that it passes through', () => {
  const link = (id: string, from: string, to: string, sector: 'public' | 'voluntary'): CasePromise => ({
    id,
    from,
    to,
    sector,
    amount: 1_000,
    origin: 'reported',
    bases: ['committed', 'disbursed'],
  });
  const published = [
    link('donor-activity', 'donor', 'charity', 'public'),
    link('charity-activity', 'charity', 'local-charity', 'voluntary'),
    link('local-activity', 'local-charity', 'school', 'voluntary'),
  ];
  const source = (flows: readonly Flow[]): LeverageSource => {
    const reported = caseOf([], []);
    return { ...reported, flows, anchor: { ...reported.anchor, provider: 'donor' } };
  };

  test('is counted three times by adding up what was published', () => {
    const naive = published.flatMap(flowsOfPromise).filter(({ basis }) => basis === 'disbursed');
    expect(naive.reduce((sum, { amount }) => sum + BigInt(amount.amount), 0n)).toBe(300_000n);
  });

  test('and once here, whichever record comes first', () => {
    for (const order of [published, published.toReversed()])
      for (const basis of ['committed', 'disbursed'] as const) {
        const [cell] = leverageOf(source(order.flatMap(flowsOfPromise)), { method: 'simple-ratio', basis });
        expect(cell?.parts.map(({ name, amount }) => [name, amount.over])).toEqual([
          ['others', 0n],
          ['total', 100_000n],
        ]);
      }
  });
});

describe('causality', () => {
  const list: readonly CasePromise[] = [
    { id: 'anchor', from: 'fund', sector: 'public', amount: 10 },
    { id: 'company', from: 'company', amount: 70 },
    { id: 'bank', from: 'bank', amount: 30 },
    { id: 'town', from: 'town', sector: 'public', amount: 5 },
  ];
  const others = (causality: LeverageSource['causality']) => {
    const [cell] = leverageOf(caseOf(['anchor'], list, { causality }), { method: 'simple-ratio', basis: 'committed' });
    return [Number(cell?.parts[0]?.amount.over) / 100, cell?.leftOut.map(({ why }) => why)];
  };

  test('the last word on each promise counts', () => {
    const contested = word({ kind: 'contested', grounds: 'would-have-come-anyway', commitments: ['bank'] });
    expect(others([])).toEqual([5, ['no-causality', 'no-causality']]);
    expect(others([word()])).toEqual([105, []]);
    expect(others([word({ commitments: ['bank'] })])).toEqual([35, ['no-causality']]);
    expect(others([word(), contested])).toEqual([75, ['would-have-come-anyway']]);
    expect(others([word(), contested, word({ commitments: ['bank'] })])).toEqual([105, []]);
    expect(others([word(), contested, word()])).toEqual([105, []]);
  });

  test('money that never arrived, or is claimed elsewhere, is taken off whoever gave it', () => {
    for (const grounds of ['never-arrived', 'claimed-elsewhere'] as const)
      expect(others([word(), word({ kind: 'contested', grounds, commitments: ['town', 'bank'] })])).toEqual([
        70,
        [grounds, grounds],
      ]);
  });

  test('autonomy claims no cause and needs none', () => {
    const [cell] = leverageOf(caseOf(['anchor'], list, { causality: [] }), { method: 'autonomy', basis: 'committed' });
    expect(cell?.parts[0]?.amount.over).toBe(10_500n);
  });
});
