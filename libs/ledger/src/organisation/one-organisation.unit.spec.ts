import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { streamOf, uuidOf } from '../indexed-log.fixture.ts';
import { foldView } from '../view.ts';
import { oneOrganisation } from './one-organisation.ts';
import { organisationMatches, type OrganisationMatches } from './organisation-matches.view.ts';

const org = (number: number): string => uuidOf(9, number);
const match = (other: number): readonly [string, unknown] => [
  'OrganisationsMatched.v1',
  { with: org(other), why: 'One.' },
];
const undo = (index: number): readonly [string, unknown] => [
  'EventReversed.v1',
  { eventId: uuidOf(1, index), reason: 'Two.' },
];
const register = (number: number, ...story: (readonly [string, unknown])[]): OrganisationMatches =>
  foldView(organisationMatches, streamOf(`organisation-${org(number)}`, ...story));

describe('the register of matches', () => {
  test('keeps what was taken back, with its reason', () => {
    const { id, matches } = register(1, match(2), undo(0), match(3));
    expect(id).toBe(org(1));
    expect(matches).toMatchObject([
      { with: org(2), why: 'One.', reversed: { reason: 'Two.', by: { position: 11 } } },
      { with: org(3), reversed: null },
    ]);
  });
});

describe('one organisation', () => {
  test('goes by the one that all matches lead to', () => {
    const one = oneOrganisation([register(1, match(2)), register(2, match(3)), register(4, match(3))]);
    expect([1, 2, 3, 4, 5].map((number) => one(org(number)))).toEqual([3, 3, 3, 3, 5].map(org));
  });

  test('what was taken back leads nowhere', () => {
    expect(oneOrganisation([register(1, match(2), undo(0))])(org(1))).toBe(org(1));
  });

  test('a circle that two matches made at the same moment is one organisation still', () => {
    const one = oneOrganisation([register(1, match(2)), register(2, match(1))]);
    expect(one(org(2))).toBe(org(1));
    expect(one(org(1))).toBe(org(1));
  });

  test('names are stable: asking by the name gives the name, and matched ids share it', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), (pairs) => {
        const one = oneOrganisation(pairs.map(([from, to]) => register(from, match(to))));
        for (const [from, to] of pairs) {
          expect(one(org(from))).toBe(one(org(to)));
          expect(one(one(org(from)))).toBe(one(org(from)));
        }
      }),
    );
  });
});
