import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { OpenLedger } from '@pacta/opening';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { pino } from 'pino';

// Nest comes first; see demo-app.ts in apps/api/testing.
await import('@nestjs/core');
const { AppModule } = await import('../app.module.ts');
const { describedFields, OPERATION } = await import('./api-description.ts');
const { RequestShapePipe, VALIDATION } = await import('./request-shape.pipe.ts');
const { RequestShape } = await import('./request-shape.ts');
const { oddMember } = await import('./odd-member.ts');
const { Problem } = await import('./problem.ts');

type Shape = new () => object;
type Json = Record<string, unknown>;

/** A field's own schema: its bounds and its values. */
interface Field {
  readonly type?: unknown;
  readonly isArray?: boolean;
  readonly required?: boolean;
  readonly enum?: readonly string[];
  readonly example?: unknown;
  readonly format?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The fields of a class, those of the classes that it extends first. */
function fieldsOf(shape: Shape): ReadonlyMap<string, Field> {
  const chain: object[] = [];
  for (let at = shape.prototype as object; at !== Object.prototype; at = Object.getPrototypeOf(at) as object)
    chain.unshift(at);
  return new Map(chain.flatMap((prototype) => [...(describedFields.get(prototype) ?? [])] as [string, Field][]));
}

/** The class of a nested object, if any. */
function partOf({ type }: Field): Shape | undefined {
  if (typeof type !== 'function' || [String, Number, Boolean].includes(type as never)) return undefined;
  return (type as () => Shape)();
}

/** Every class of a body or a query, with the operation's name. */
function requests(): [operation: string, shape: Shape][] {
  const parts = { importLimit: 1, threads: false };
  const { imports = [] } = AppModule.of({} as OpenLedger, parts, pino({ level: 'silent' }));
  const controllers = imports.flatMap((found) => {
    const given = found as { readonly controllers?: Shape[] };
    const own: unknown = typeof found === 'function' ? Reflect.getMetadata('controllers', found) : given.controllers;
    return (own ?? []) as Shape[];
  });
  return controllers.flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const method = (prototype as Record<string, object>)[name] as object;
      const operation = Reflect.getMetadata(OPERATION, method) as { readonly operationId: string } | undefined;
      const taken = (Reflect.getMetadata('design:paramtypes', prototype as object, name) ?? []) as Shape[];
      const shapes = taken.filter((type) => typeof type === 'function' && type.prototype && fieldsOf(type).size > 0);
      return operation === undefined ? [] : shapes.map((shape): [string, Shape] => [operation.operationId, shape]);
    }),
  );
}

function one(field: Field, length = field.minLength ?? 1): unknown {
  const part = partOf(field);
  if (part !== undefined) return sample(part);
  if (field.maxLength !== undefined) return 'x'.repeat(length);
  if (field.format === 'uuid') return '3f0c2c8e-7d1a-5c4e-9b2f-0a1b2c3d4e5f';
  if (field.enum !== undefined) return field.enum[0];
  if (field.type === Boolean) return true;
  if (field.type === 'integer') return field.minimum ?? 1;
  const { example } = field;
  return Array.isArray(example) ? example[0] : (example ?? '@1');
}

const list = (field: Field, count: number, entry = one(field)): unknown[] => Array.from({ length: count }, () => entry);

const valueOf = (field: Field): unknown => (field.isArray ? list(field, Math.max(1, field.minItems ?? 0)) : one(field));

function sample(shape: Shape): Json {
  const required = [...fieldsOf(shape)].filter(([, field]) => field.required !== false);
  return Object.fromEntries(required.map(([name, field]) => [name, valueOf(field)]));
}

interface Bound {
  readonly what: string;
  readonly pointer: string;
  readonly fits: Json;
  readonly exceeds: Json;
}

/** Every bound of a shape and its nested shapes, with a body at the bound and one beyond it. */
function* boundsOf(shape: Shape, within: (part: Json) => Json = (part) => part, parent = ''): Generator<Bound> {
  const base = sample(shape);
  for (const [name, field] of fieldsOf(shape)) {
    const pointer = `${parent}/${name}`;
    const change = (value: unknown): Json => within({ ...base, [name]: value });
    const both = (what: string, fits: unknown, exceeds: unknown): Bound => ({
      what: `${pointer} ${what}`,
      pointer,
      fits: change(fits),
      exceeds: change(exceeds),
    });
    const { maxItems, minItems = 0, maxLength, maximum, minimum, isArray } = field;
    if (maxItems !== undefined) yield both(`at most ${maxItems}`, list(field, maxItems), list(field, maxItems + 1));
    if (minItems > 0) yield both(`at least ${minItems}`, list(field, minItems), list(field, minItems - 1));
    if (maxLength !== undefined) {
      const [fits, exceeds] = [one(field, maxLength), one(field, maxLength + 1)];
      yield both(`of ${maxLength} characters`, isArray ? [fits] : fits, isArray ? [exceeds] : exceeds);
    }
    if (maximum !== undefined) yield both(`up to ${maximum}`, maximum, maximum + 1);
    if (minimum !== undefined) yield both(`from ${minimum}`, minimum, minimum - 1);
    const part = partOf(field);
    if (part === undefined) continue;
    const entry = isArray ? `${pointer}/0` : pointer;
    yield* boundsOf(part, (given) => change(isArray ? [given] : given), entry);
  }
}

/** A field with a bound of its own. */
const NUMBERED =
  /@(?:Lines?|Texts?|Ids|Keys|Whole)Field\(\s*[\d{]|@(?:Lines|Texts)Field\([\w.]+,\s*\d|@PartsField\(\s*\(\) => \w+,\s*[\d{]/g;

const pipe = new RequestShapePipe();

/** A body with every field, optional ones too. */
function full(shape: Shape): Json {
  const filled = (field: Field): unknown => {
    const part = partOf(field);
    if (part === undefined) return valueOf(field);
    return field.isArray ? list(field, Math.max(1, field.minItems ?? 0), full(part)) : full(part);
  };
  return Object.fromEntries([...fieldsOf(shape)].map(([name, field]) => [name, filled(field)]));
}

const without = (body: Json, name: string): Json =>
  Object.fromEntries(Object.entries(body).filter(([other]) => other !== name));

/** The body, where what is at some place in it is something else, is gone, or has something beside it. */
function changed(body: unknown, steps: readonly number[], change: 'put' | 'drop' | 'add', value: unknown): unknown {
  const [step = 0, ...more] = steps;
  if (typeof body !== 'object' || body === null || Object.keys(body).length === 0)
    return change === 'put' ? value : body;
  const copy: Json | unknown[] = Array.isArray(body) ? [...(body as unknown[])] : { ...(body as Json) };
  const name = Object.keys(copy)[step % Object.keys(copy).length] as string;
  const at = copy as Json;
  if (more.length > 0) at[name] = changed(at[name], more, change, value);
  else if (change === 'put') at[name] = value;
  else if (change === 'drop') return Array.isArray(copy) ? copy.toSpliced(Number(name), 1) : without(at, name);
  else if (Array.isArray(copy)) copy.push(value);
  else at['more'] = value;
  return copy;
}

/** Pointers of the fields at fault. */
async function faults(shape: Shape, body: Json): Promise<string[]> {
  try {
    await pipe.transform(body, { type: 'body', metatype: shape });
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.parts.status).toBe(400);
    return (error.parts.errors ?? []).map(({ pointer }) => pointer);
  }
}

const cases = requests().map(([operation, shape]) => ({ operation, shape, bounds: [...boundsOf(shape)] }));

describe('the bounds of requests', () => {
  test('are found for every operation that takes a body', () => {
    expect(cases.length).toBeGreaterThan(60);
    const lines = cases.find(({ operation }) => operation === 'discloseCost')?.bounds.map(({ what }) => what);
    expect(lines).toEqual(expect.arrayContaining(['/lines at most 1000', '/lines/0/label of 200 characters']));
  });

  test.each(cases)('of $operation: what is at one passes, what is beyond it is named', async ({ shape, bounds }) => {
    for (const { what, pointer, fits, exceeds } of bounds) {
      expect([what, await faults(shape, fits)]).toEqual([what, []]);
      expect([what, await faults(shape, exceeds)]).toEqual([what, [pointer]]);
    }
  });

  test('are those that class-validator finds, whatever comes for a request', () => {
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('', ' a ', 'Cafe\u0301', '-1', '1', 'true', 0, -0, -1, null, {}, [], [null], [{}], {
        toString: 1,
      }),
    );
    const shapes = [...new Set(cases.map(({ shape }) => shape))];
    const verdicts = { sound: 0, faulty: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes),
        fc.boolean(),
        fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('put' as const, 'drop' as const, 'add' as const),
        anything,
        (shape, whole, steps, change, value) => {
          const body = changed(whole ? full(shape) : sample(shape), steps, change, value) as object;
          fc.pre(typeof body === 'object' && body !== null && !Array.isArray(body));
          const planned = RequestShape.of(shape);
          const read = planned.read(body);
          if (oddMember(body) !== undefined) return expect(read).toBeUndefined();
          const instance = planned.instanceOf(body);
          const isSound = validateSync(instance, { ...VALIDATION }).length === 0;
          verdicts[isSound ? 'sound' : 'faulty'] += 1;
          if (!isSound) return expect(read).toBeUndefined();
          // Plain, and without what is absent.
          expect(read).toStrictEqual(JSON.parse(JSON.stringify(instance)));
        },
      ),
      { numRuns: 4_000 },
    );
    expect(verdicts.sound).toBeGreaterThan(500);
    expect(verdicts.faulty).toBeGreaterThan(500);
  });

  test('a zero below zero, which JSON has, is zero', () => {
    const proposal = cases.find(({ shape }) => shape.name === 'ProposeDto')?.shape as (typeof cases)[number]['shape'];
    const read = RequestShape.of(proposal).read({ ...full(proposal), quorum: -0 }) as { readonly quorum: number };
    expect(Object.is(read.quorum, 0)).toBe(true);
  });

  test('are written in libs/ledger, beside the events, and nowhere else', () => {
    const source = new URL('../', import.meta.url);
    const files = (readdirSync(source, { recursive: true }) as string[]).filter((name) =>
      name.endsWith('.requests.ts'),
    );
    expect(files.length).toBeGreaterThan(10);
    expect('@TextField(2000)\n@PartsField(() => SeatDto, { min: 1, max: 200 })'.match(NUMBERED)).toHaveLength(2);
    const numbers = files.flatMap((name) => readFileSync(new URL(name, source), 'utf8').match(NUMBERED) ?? []);
    expect(numbers).toEqual([]);
  });
});
