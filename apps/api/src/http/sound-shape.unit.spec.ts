import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { Allow, IsDefined, IsInt, IsString, MaxLength, ValidateBy, validate } from 'class-validator';
import fc from 'fast-check';
import { PledgeDto } from '../commitment/commitment.requests.ts';
import { DiscloseCostDto } from '../cost-book/cost-book.requests.ts';
import { FollowQuery } from '../log/log.requests.ts';
import { LogQuery } from '../log/log.requests.ts';
import { AdoptCharterDto } from '../partnership/partnership.requests.ts';
import { VALIDATION } from './request-shape.pipe.ts';
import { isSound } from './sound-shape.ts';

type Body = Record<string, unknown>;

const id = '3f0c2c8e-7d1a-5c4e-9b2f-0a1b2c3d4e5f';
const money = { amount: '100', currency: 'EUR' };
const bodies: readonly (readonly [new () => object, Body])[] = [
  [
    PledgeDto,
    {
      provider: id,
      receiver: id,
      instrument: 'grant',
      amount: money,
      purpose: 'To try it.',
      conditions: [{ id: 'one', kind: 'policy', text: 'A report.', above: money }],
      synthetic: true,
      effectiveOn: '2026-03-31',
    },
  ],
  [
    AdoptCharterDto,
    {
      objectives: [{ id: 'reach', text: 'All.', measure: 'people' }],
      redLines: ['None.'],
      principles: ['One.', 'Two.'],
    },
  ],
  [
    DiscloseCostDto,
    {
      disclosure: 'march',
      period: '2026-03',
      price: { class: 'public', amount: money },
      lines: [{ line: 'milk', stage: 'raw', kind: 'direct', label: 'Milk', class: 'public', amount: money }],
    },
  ],
  [LogQuery, { type: 'Pledged', stream: 'ledger-main', actor: 'a', since: '2026-03-01', reverse: 'true', limit: '5' }],
  [FollowQuery, { type: 'Pledged,Disbursed.v1', partnership: id, after: '-1', limit: '5' }],
];

const junk = fc.constantFrom<unknown>(
  null,
  undefined,
  0,
  -1,
  1.5,
  true,
  '',
  ' ',
  'x',
  'x'.repeat(3_000),
  '\ud800',
  [],
  [null],
  [undefined],
  ['a', 1],
  [[]],
  [{}],
  {},
  { amount: '1', currency: 'EUR' },
  { amount: '01', currency: 'eur', more: 1 },
  new Set(['a']),
);

/** A body in which something may have been put in the place of something, or beside it. */
function meddled(value: unknown): fc.Arbitrary<unknown> {
  const same = fc.constant(value);
  if (typeof value !== 'object' || value === null) return fc.oneof({ weight: 40, arbitrary: same }, junk);
  if (Array.isArray(value)) {
    const entries = fc.tuple(...value.map(meddled));
    return fc.oneof(
      { weight: 40, arbitrary: entries },
      junk,
      entries.map((list) => [...list, ...list]),
    );
  }
  const whole = fc.record(Object.fromEntries(Object.entries(value).map(([name, member]) => [name, meddled(member)])));
  const more = fc.tuple(whole, fc.constantFrom('more', 'amount', 'id', 'text'), junk);
  return fc.oneof(
    { weight: 40, arbitrary: whole },
    junk,
    more.map(([given, name, member]) => ({ ...(given as Body), [name]: member })),
    whole.map((given) => Object.fromEntries(Object.entries(given as Body).slice(1))),
  );
}

const faultsOf = async (object: object): Promise<number> => (await validate(object, VALIDATION)).length;

describe('a sound shape', () => {
  test.each(bodies)('of %p is one in which class-validator finds nothing', async (target, body) => {
    const seen = { sound: 0, faulty: 0 };
    await fc.assert(
      fc.asyncProperty(meddled(body), async (given) => {
        fc.pre(typeof given === 'object' && given !== null && !Array.isArray(given) && !(given instanceof Set));
        const shaped = plainToInstance(target, given as Body);
        const faults = await faultsOf(shaped);
        seen[faults === 0 ? 'sound' : 'faulty'] += 1;
        expect(isSound(shaped)).toBe(faults === 0);
      }),
      { numRuns: 400 },
    );
    // Both were tried, and often.
    expect(Math.min(seen.sound, seen.faulty)).toBeGreaterThan(20);
  });

  test('is left to class-validator where a check is of a kind that is not known here', async () => {
    class Promised {
      @ValidateBy({ name: 'later', async: true, validator: { validate: () => Promise.resolve(false) } } as never)
      name = 'a';
    }
    class Defined {
      @IsDefined()
      @Allow()
      name = 'a';
    }
    class Plain {}
    for (const object of [new Promised(), new Defined(), new Plain()]) expect(isSound(object)).toBe(false);
  });

  test('has the checks of the classes above it, and its own in their place', async () => {
    class Named {
      @IsString()
      @MaxLength(3)
      name: unknown = 'abc';
    }
    class Counted extends Named {
      @IsInt()
      count: unknown = 1;
    }
    const counted = (more: object): Counted => Object.assign(new Counted(), more);
    for (const more of [{}, { name: 'abcd' }, { name: 1 }, { count: 'x' }, { other: 1 }])
      expect(isSound(counted(more))).toBe((await faultsOf(counted(more))) === 0);
  });
});
