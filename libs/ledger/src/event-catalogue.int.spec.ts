import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { eventSchemas } from '../scripts/event-schemas.ts';
import { eventCatalogue } from './event-catalogue.ts';
import { isRecordedOn } from './event-definition.ts';
import { isSealed } from './sealable.ts';
import { STREAM_CATEGORIES } from './stream.ts';

const GOLDEN = new URL('../../../test/events/', import.meta.url);
const SCHEMAS = new URL('../../../docs/events/', import.meta.url);

/** Frozen with the version: data as some ledger may hold it. The first example has every optional field. */
const golden = z.strictObject({ type: z.string(), examples: z.array(z.json()).min(1) });
const files = readdirSync(GOLDEN).filter((name) => name.endsWith('.json'));
const types = [...eventCatalogue.keys()];
const goldenOf = (type: string) => golden.parse(JSON.parse(readFileSync(new URL(`${type}.json`, GOLDEN), 'utf8')));

/** The value at an RFC 6901 pointer without escapes. */
const at = (data: unknown, pointer: string): unknown =>
  pointer
    .slice(1)
    .split('/')
    .reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], data);

interface Shape {
  readonly properties?: object | undefined;
  readonly items?: unknown;
  readonly anyOf?: readonly unknown[] | undefined;
}

/** Paths of all properties in a schema, arrays included. */
function paths(schema: Shape, prefix = ''): string[] {
  if (schema.items) return paths(schema.items as Shape, `${prefix}[]`);
  if (schema.anyOf) return paths(schema.anyOf[0] as Shape, prefix);
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [
    `${prefix}/${name}`,
    ...paths(inner as Shape, `${prefix}/${name}`),
  ]);
}

/** Paths of all members of some data; under a seal, those of its schema. */
function members(data: unknown, prefix = ''): string[] {
  if (Array.isArray(data)) return data.flatMap((value) => members(value, `${prefix}[]`));
  if (typeof data !== 'object' || data === null || isSealed(data)) return [];
  return Object.entries(data).flatMap(([name, value]) => [`${prefix}/${name}`, ...members(value, `${prefix}/${name}`)]);
}

/** Paths of the sealed fields in some data. */
function sealedPaths(data: unknown, prefix = ''): string[] {
  if (isSealed(data)) return [prefix];
  if (Array.isArray(data)) return data.flatMap((value) => sealedPaths(value, `${prefix}[]`));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => sealedPaths(value, `${prefix}/${name}`));
}

describe('golden files', () => {
  test('there is one per event type and version, and no other', () => {
    expect(files.toSorted()).toEqual(types.map((type) => `${type}.json`).toSorted());
  });

  test.each(types)('%s still parses, as it was', (type) => {
    const { type: named, examples } = goldenOf(type);
    expect(named).toBe(type);
    for (const example of examples) expect(eventCatalogue.get(type)?.data.parse(example)).toEqual(example);
  });

  test.each(types)('%s shows every field once', (type) => {
    const { examples } = goldenOf(type);
    const seen = new Set(examples.flatMap((example) => members(example)));
    const sealed = examples.flatMap((example) => sealedPaths(example));
    const inMark = (path: string): boolean =>
      sealed.some((mark) => path.startsWith(`${mark}/`) || path.startsWith(`${mark}[]`));
    const schema = z.toJSONSchema(eventCatalogue.get(type)?.data ?? z.never()) as Shape;
    const inSums = (path: string): boolean => /\/(amount|delta|expected|found|above)\/(amount|currency)$/.test(path);
    expect(paths(schema).filter((path) => !seen.has(path) && !inMark(path) && !inSums(path))).toEqual([]);
  });

  test.each(types)('%s has every field sealed that must be', (type) => {
    for (const example of goldenOf(type).examples)
      for (const { pointer, class: of } of eventCatalogue.get(type)?.seals(example) ?? [])
        expect(at(example, pointer)).toMatchObject({ $sealed: { class: of } });
  });

  test.each(types)('%s takes no field it does not know', (type) => {
    const [example] = goldenOf(type).examples;
    expect(eventCatalogue.get(type)?.data.safeParse({ ...(example as object), surprise: true }).success).toBe(false);
  });
});

describe('the catalogue', () => {
  test.each(types)('%s is well named and stands on streams that exist', (type) => {
    expect(type).toMatch(/^([A-Z][a-z]+)+\.v[1-9]\d*$/);
    const definition = eventCatalogue.get(type);
    expect(STREAM_CATEGORIES.filter((category) => definition && isRecordedOn(definition, category))).toEqual(
      STREAM_CATEGORIES.filter((category) => [definition?.category].flat().includes(category)),
    );
  });

  test('docs/events is what `npm run events:schemas` would write', () => {
    const written = new Map(readdirSync(SCHEMAS).map((name) => [name, readFileSync(new URL(name, SCHEMAS), 'utf8')]));
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(eventSchemas()));
  });
});
