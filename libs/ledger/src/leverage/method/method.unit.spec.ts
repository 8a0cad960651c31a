import { describe, expect, test } from '@jest/globals';
import { ACTIVE, CLOSED, decisionFact, partnershipAfter } from '../../../testing/facts.ts';
import { given, type Past } from '../../../testing/given.ts';
import { DECISION, OWN_ID } from '../../../testing/samples.ts';
import { streamOf } from '../../indexed-log.fixture.ts';
import { foldView } from '../../view.ts';
import type { PublishMethod } from '../commands.ts';
import { methodPublished, type LeverageDecided } from '../events.ts';
import { leverageRegister } from '../leverage-register.view.ts';
import { builtInMethods, methodsInForce } from './catalogue.ts';
import type { MethodDefinition } from './definition.ts';
import { methodDecider } from './publish-method.ts';

const definition: MethodDefinition = {
  causality: true,
  parts: [
    { kind: 'ratio', name: 'others', over: [{ whose: 'others' }], under: [{ whose: 'anchor' }] },
    { kind: 'ratio', name: 'public', over: [{ sectors: ['public'] }], under: [{ whose: 'anchor' }] },
    { kind: 'product', name: 'both', factors: ['others', 'public'] },
    {
      kind: 'attribution',
      rounds: [
        {
          mobilised: [{ sectors: ['private'] }],
          among: [{ sectors: ['public'] }],
          group: 'all',
          portions: [
            { share: '1/3', to: 'arrangers', by: 'equal' },
            { share: '2/3', to: 'all', by: 'amount' },
          ],
        },
      ],
    },
  ],
};
const METHOD: PublishMethod = {
  id: 'simple-ratio',
  title: 'Ours',
  source: 'The board, 2026.',
  provisional: false,
  definition,
};
const published = (version: number, id = 'simple-ratio'): LeverageDecided => ({
  type: 'MethodPublished.v1',
  data: { ...METHOD, id, version },
});
const facts = { partnership: partnershipAfter() };
const after = (...past: readonly Past<LeverageDecided>[]) => given(methodDecider, facts, past);

describe('publishMethod', () => {
  test('counts on from the catalogue’s version 1; a method of its own begins with 1', () => {
    after().when('publishMethod', METHOD).records(published(2));
    after(published(2))
      .when('publishMethod', { ...METHOD, version: 3 })
      .records(published(3));
    after()
      .when('publishMethod', { ...METHOD, id: 'our-own' })
      .records(published(1, 'our-own'));
  });

  test('skips no version and repeats none', () => {
    for (const version of [1, 3])
      after()
        .when('publishMethod', { ...METHOD, version })
        .refused('version-out-of-order', '/version');
  });

  test('cites a decision once the partnership is active, and is refused in a closed one', () => {
    given(methodDecider, { partnership: ACTIVE })
      .when('publishMethod', METHOD)
      .refused('decision-needed', '/decisionId');
    given(methodDecider, { partnership: ACTIVE, decision: decisionFact('adopted') })
      .when('publishMethod', { ...METHOD, decisionId: DECISION })
      .records({ type: 'MethodPublished.v1', data: { ...METHOD, decisionId: DECISION, version: 2 } });
    given(methodDecider, { partnership: CLOSED }).when('publishMethod', METHOD).refused('partnership-closed');
  });

  test.each<[string, MethodDefinition['parts'], string]>([
    [
      'part-repeated',
      [definition.parts[0], definition.parts[0]] as MethodDefinition['parts'],
      '/definition/parts/1/name',
    ],
    ['factor-unknown', [definition.parts[2]] as MethodDefinition['parts'], '/definition/parts/0/factors'],
    [
      'portions-not-whole',
      [
        {
          kind: 'attribution',
          rounds: [
            { mobilised: [{}], among: [{}], group: 'all', portions: [{ share: '1/2', to: 'all', by: 'amount' }] },
          ],
        },
      ],
      '/definition/parts/0/rounds/0/portions',
    ],
  ])('is refused: %s', (code, parts, pointer) => {
    after()
      .when('publishMethod', { ...METHOD, definition: { causality: true, parts } })
      .refused(code, pointer);
  });
});

describe('methods in force', () => {
  test('are the built-in ones, each with its source, and what was published in their place', () => {
    const register = foldView(
      leverageRegister,
      streamOf(`leverage-${OWN_ID}`, ['MethodPublished.v1', published(2).data]),
    );
    expect(methodsInForce(undefined)).toEqual(builtInMethods);
    const inForce = methodsInForce(register);
    expect(inForce.map(({ id }) => id)).toEqual(builtInMethods.map(({ id }) => id));
    expect(inForce[0]).toMatchObject({ version: 2, title: 'Ours' });
  });

  test('are seventeen, and each could be published as it is', () => {
    expect(builtInMethods.map(({ id }) => id)).toEqual([
      'simple-ratio',
      'private-mobilised',
      'concessional-leverage',
      'co-financing',
      'oecd-guarantee',
      'oecd-syndicated-loan',
      'oecd-vehicle',
      'oecd-simple-co-financing',
      'oecd-credit-line',
      'oecd-project-finance',
      'mdb-total-financing',
      'mdb-private',
      'eu-leverage',
      'eu-multiplier',
      'eu-two-step',
      'eu-guarantee-ratio',
      'autonomy',
    ]);
    for (const { version: _, ...method } of builtInMethods) {
      expect(methodPublished.data.safeParse({ ...method, version: 1 }).error).toBeUndefined();
      after()
        .when('publishMethod', method)
        .records({ type: 'MethodPublished.v1', data: { ...method, version: 2 } });
    }
  });

  // A change of version 1 would change past reports. Publish a version 2 instead.
  test('are frozen in version 1', () => {
    expect(builtInMethods).toMatchSnapshot();
  });
});
