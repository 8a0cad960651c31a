import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PledgeDto } from '../commitment/commitment.requests.ts';
import { AdoptCharterDto } from '../partnership/partnership.requests.ts';
import { Problem, type ProblemParts } from './problem.ts';
import { RequestShapePipe } from './request-shape.pipe.ts';

const pipe = new RequestShapePipe();
const id = '3f0c2c8e-7d1a-5c4e-9b2f-0a1b2c3d4e5f';
const pledge = {
  provider: id,
  receiver: id,
  instrument: 'grant',
  amount: { amount: '100', currency: 'EUR' },
  conditions: [],
};

const check = async (metatype: new () => object, body: unknown) => pipe.transform(body, { type: 'body', metatype });

async function problemsOf(
  metatype: new () => object,
  body: unknown,
): Promise<readonly { pointer: string; message: string }[]> {
  try {
    await check(metatype, body);
  } catch (error) {
    if (error instanceof Problem) return (error.parts as ProblemParts & { errors: [] }).errors;
    throw error;
  }
  return [];
}

describe('what passes', () => {
  test('comes out plain, with no absent members', async () => {
    const shaped = (await check(PledgeDto, pledge)) as object;
    expect(shaped).toStrictEqual(pledge);
    expect(Object.getPrototypeOf(shaped)).toBe(Object.prototype);
  });

  test('text is composed and trimmed before it is measured', async () => {
    const shaped = await check(PledgeDto, { ...pledge, purpose: '  Cafe\u0301 ' });
    expect(shaped).toMatchObject({ purpose: 'Café' });
  });
});

describe('an amount as people write it', () => {
  const written = (amount: object) => ({ ...pledge, amount });

  test.each([
    [
      { value: '350000.00', currency: 'EUR' },
      { amount: '35000000', currency: 'EUR' },
    ],
    [
      { value: '350000', currency: 'EUR' },
      { amount: '35000000', currency: 'EUR' },
    ],
    [
      { value: '12.5', currency: 'BHD' },
      { amount: '12500', currency: 'BHD' },
    ],
    [
      { value: '1200', currency: 'JPY' },
      { amount: '1200', currency: 'JPY' },
    ],
  ])('%j is %j', async (value, amount) => {
    expect(await check(PledgeDto, written(value))).toMatchObject({ amount });
  });

  test.each([
    ['both', { value: '1.00', amount: '100', currency: 'EUR' }, '/amount/value', 'one of the two'],
    ['more decimals', { value: '1.005', currency: 'EUR' }, '/amount/value', 'at most 2 decimals in EUR'],
    ['a comma', { value: '350,000.00', currency: 'EUR' }, '/amount/value', 'a number such as'],
    ['a number', { value: 350000, currency: 'EUR' }, '/amount/value', 'is not a field'],
    ['an unknown currency', { value: '1.00', currency: 'ABC' }, '/amount/currency', 'currency'],
    ['an odd member', { value: '1.00', currency: 'EUR', note: 'x' }, '/amount/note', 'is not a field'],
  ])('%s is refused with its place', async (_, amount, pointer, message) => {
    expect(await problemsOf(PledgeDto, written(amount))).toContainEqual({
      pointer,
      message: expect.stringContaining(message),
    });
  });
});

describe('what is refused names each field by its pointer', () => {
  test.each<[string, unknown, string, string]>([
    ['a missing field', { ...pledge, provider: undefined }, '/provider', 'must be an id'],
    ['null for a body', null, '', 'must be a JSON object'],
    ['null for absent', { ...pledge, purpose: null }, '/purpose', 'must be text'],
    ['a float', { ...pledge, amount: { amount: 1.5, currency: 'EUR' } }, '/amount/amount', 'whole minor units'],
    ['a leading zero', { ...pledge, amount: { amount: '01', currency: 'EUR' } }, '/amount/amount', 'whole minor units'],
    ['a list for an object', { ...pledge, amount: [] }, '/amount', 'must be an object'],
    ['text for a list', { ...pledge, conditions: 'none' }, '/conditions', 'must be a list'],
    [
      'a wrong entry',
      { ...pledge, conditions: [{ id: 'a b', kind: 'policy', text: 'x' }] },
      '/conditions/0/id',
      'letters, digits',
    ],
    ['a hole in a list', { ...pledge, conditions: [null] }, '/conditions', 'each entry must be an object'],
    ['an unknown field', { ...pledge, note: 'x' }, '/note', 'is not a field'],
    ['an unknown nested field', { ...pledge, amount: { ...pledge.amount, a: 1 } }, '/amount/a', 'is not a field'],
    ['a slash in a name', { ...pledge, 'a/b~c': 1 }, '/a~1b~0c', 'is not a field'],
    ['only blanks', { ...pledge, purpose: '   ' }, '/purpose', 'must be text of 1 to 2000'],
    ['a control character', { ...pledge, purpose: 'a\u0007b' }, '/purpose', 'must be text'],
    ['half a character', { ...pledge, purpose: 'a\ud800' }, '/purpose', 'must be text'],
    ['a day that is none', { ...pledge, effectiveOn: '2026-02-30' }, '/effectiveOn', 'calendar day'],
  ])('%s', async (_, body, pointer, says) => {
    const problems = await problemsOf(PledgeDto, body);
    expect(problems.map((problem) => problem.pointer)).toEqual([pointer]);
    expect(problems[0]?.message).toContain(says);
  });

  test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])('a member called %s', async (name) => {
    const body = JSON.parse(JSON.stringify(pledge).replace('{', `{"${name}":{"x":1},`)) as unknown;
    expect((await problemsOf(PledgeDto, body)).map(({ pointer }) => pointer)).toEqual([`/${name}`]);
  });

  test.each([[[]], ['text'], [7]])('a body that is %j', async (body) => {
    expect((await problemsOf(PledgeDto, body)).map(({ pointer }) => pointer)).toEqual(['']);
  });

  test('all faults at once', async () => {
    const problems = await problemsOf(AdoptCharterDto, { objectives: [], redLines: ['ok', ''], documentHash: 'x' });
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/objectives', '/redLines', '/documentHash']);
  });
});

test('whatever JSON comes, it is shaped or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (body) => {
      await check(PledgeDto, body).catch((error: unknown) => expect(error).toBeInstanceOf(Problem));
    }),
  );
});
