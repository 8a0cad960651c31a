import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SealMark } from '@pacta/ledger';
import { canonicalJson, LeafJsonError } from '@pacta/proof';
import * as fc from 'fast-check';
import {
  checkSealedMarks,
  createSealer,
  openKeyFolder,
  type OpenEvent,
  type Sealer,
  SealRefused,
  type SealedEvent,
} from './index.ts';
import { pointerTo, valueAt } from '@pacta/proof';

let home: string;
let sealer: Sealer;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'pacta-sealer-'));
  sealer = createSealer(openKeyFolder(join(home, 'keys')));
});
afterAll(() => rmSync(home, { recursive: true }));

const event = (data: unknown, change: Partial<OpenEvent> = {}): OpenEvent => ({
  eventId: '0b3a5c1e-6f5d-5a64-9c43-3d1c7f0a9e21',
  type: 'CostLinesDisclosed.v1',
  stream: 'costbook-b1',
  data,
  metadata: { actor: 'actor-1', commandId: 'c1', recordedAt: '2026-04-12T09:30:00.000Z', partnershipId: 'p1' },
  ...change,
});

const stored = (open: OpenEvent, marks: readonly SealMark[]): SealedEvent => ({ ...open, ...sealer.seal(open, marks) });

const lines = {
  lines: [
    { stage: 'packaging', amount: { amount: '125000', currency: 'EUR' }, by: { name: 'the seconded person' } },
    { stage: 'logistics', amount: { amount: '7', currency: 'EUR' }, by: null },
  ],
};
const marks: readonly SealMark[] = [
  { pointer: '/lines/0/by/name', class: 'personal', subject: 's1' },
  { pointer: '/lines/0/amount', class: 'discloser-only' },
  { pointer: '/lines/1/amount', class: 'partners' },
];

describe('sealing an event', () => {
  test('leaves marks where the values were, and no value anywhere', () => {
    const before = structuredClone(lines);
    const sealed = sealer.seal(event(lines), marks);
    expect(lines).toEqual(before);
    expect(JSON.stringify(sealed)).not.toMatch(/125000|seconded|"7"/);
    expect(Object.keys(sealed.sealed)).toEqual(['/lines/0/amount', '/lines/0/by/name', '/lines/1/amount']);
    expect(valueAt(sealed.data, '/lines/0/stage')).toEqual({ value: 'packaging' });
    expect(valueAt(sealed.data, '/lines/0/by/name/$sealed/class')).toEqual({ value: 'personal' });
    expect(checkSealedMarks(sealed.data, sealed.sealed)).toBeUndefined();
  });

  test('puts the event salt into the metadata and keeps the rest', () => {
    const { metadata } = sealer.seal(event({}), []);
    expect(metadata).toEqual({ ...event({}).metadata, salt: sealer.eventSalt(event({}).eventId) });
    expect(metadata.salt).toMatch(/^[\w-]{22}$/);
    expect(sealer.eventSalt('another')).not.toBe(metadata.salt);
  });

  test('again, by another process later, makes the same bytes', () => {
    const later = createSealer(openKeyFolder(join(home, 'keys')));
    expect(later.seal(event(lines), marks.toReversed())).toEqual(sealer.seal(event(lines), marks));
  });

  test('a field that is both personal and classed is sealed with the person’s key', () => {
    const personal: SealMark = { pointer: '/note', class: 'personal', subject: 's1' };
    const classed: SealMark = { pointer: '/note', class: 'partners' };
    const alone = sealer.seal(event({ note: 'x' }), [personal]);
    expect(sealer.seal(event({ note: 'x' }), [personal, classed])).toEqual(alone);
    expect(sealer.seal(event({ note: 'x' }), [classed, personal])).toEqual(alone);
  });

  test('has one key per person, and one per partnership, book and class', () => {
    const keyOf = (mark: Partial<SealMark>, change: Partial<OpenEvent> = {}): string | undefined =>
      sealer.seal(event({ note: 'x' }, change), [{ pointer: '/note', class: 'partners', ...mark } as SealMark]).sealed[
        '/note'
      ]?.key;
    const { partnershipId: _none, ...outside } = event({}).metadata;
    const elsewhere = { metadata: { ...event({}).metadata, partnershipId: 'p2' } };
    const distinct = [
      keyOf({}),
      keyOf({ class: 'clean-team' }),
      keyOf({}, { stream: 'costbook-b2' }),
      keyOf({}, { stream: 'commitment-b1' }),
      keyOf({}, elsewhere),
      keyOf({}, { metadata: outside, stream: 'organisation-o1' }),
      keyOf({}, { metadata: outside, stream: 'organisation-o2' }),
      keyOf({ class: 'personal', subject: 's1' }),
      keyOf({ class: 'personal', subject: 's2' }),
    ];
    expect(new Set(distinct).size).toBe(distinct.length);
    expect(keyOf({}, { stream: 'decision-d1' })).toBe(keyOf({}, { stream: 'commitment-b1' }));
    expect(keyOf({ class: 'personal', subject: 's1' }, elsewhere)).toBe(keyOf({ class: 'personal', subject: 's1' }));
  });

  test.each<[string, unknown, readonly SealMark[]]>([
    ['nothing-there', { a: 1 }, [{ pointer: '/b', class: 'partners' }]],
    ['nothing-there', { a: undefined }, [{ pointer: '/a', class: 'partners' }]],
    ['nothing-there', { a: 1 }, [{ pointer: 'a', class: 'partners' }]],
    [
      'inside-another',
      { a: { b: 1 } },
      [
        { pointer: '/a/b', class: 'partners' },
        { pointer: '/a', class: 'partners' },
      ],
    ],
    [
      'inside-another',
      { a: 1 },
      [
        { pointer: '', class: 'partners' },
        { pointer: '/a', class: 'partners' },
      ],
    ],
    [
      'two-keys',
      { a: 1 },
      [
        { pointer: '/a', class: 'partners' },
        { pointer: '/a', class: 'clean-team' },
      ],
    ],
    [
      'two-keys',
      { a: 1 },
      [
        { pointer: '/a', class: 'personal', subject: 's1' },
        { pointer: '/a', class: 'personal', subject: 's2' },
      ],
    ],
    ['already-sealed', { a: { $sealed: {} } }, []],
    ['already-sealed', { a: 1, list: [0, [{ b: { $sealed: null } }]] }, [{ pointer: '/a', class: 'partners' }]],
  ])('%s is refused: %j', (code, data, wrong) => {
    expect(() => sealer.seal(event(data), wrong)).toThrow(expect.objectContaining({ name: 'SealRefused', code }));
    expect(() => sealer.seal(event(data), wrong)).toThrow(SealRefused);
  });

  test('data that contain themselves are refused', () => {
    const data: Record<string, unknown> = { a: 1 };
    data['self'] = data;
    expect(() => sealer.seal(event(data), [])).toThrow(LeafJsonError);
  });

  test('a float is refused inside a sealed field too', () => {
    expect(() => sealer.seal(event({ a: 0.5 }), [{ pointer: '/a', class: 'partners' }])).toThrow(LeafJsonError);
  });
});

describe('opening an event', () => {
  test('puts classed values back and leaves personal fields as marks', () => {
    const { data, fields } = sealer.open(stored(event(lines), marks));
    expect(valueAt(data, '/lines/0/amount')?.value).toEqual({ amount: '125000', currency: 'EUR' });
    expect(valueAt(data, '/lines/1/amount')?.value).toEqual({ amount: '7', currency: 'EUR' });
    expect(JSON.stringify(data)).not.toMatch('seconded');
    expect(fields).toEqual([
      expect.objectContaining({ pointer: '/lines/0/amount', class: 'discloser-only', state: 'opened' }),
      { pointer: '/lines/0/by/name', class: 'personal', state: 'sealed' },
      expect.objectContaining({ pointer: '/lines/1/amount', class: 'partners', state: 'opened' }),
    ]);
  });

  test('opens what the reader may see, and no more', () => {
    const sealed = stored(event(lines), marks);
    expect(sealer.open(sealed, () => true).data).toEqual(lines);
    const { fields } = sealer.open(sealed, (mark) => mark.class === 'partners' && mark.pointer.startsWith('/lines'));
    expect(fields.map(({ state }) => state)).toEqual(['sealed', 'sealed', 'opened']);
    expect(sealer.open(sealed, () => false).data).toEqual(sealed.data);
  });

  test('one field opens by itself, with the salt that proves it', () => {
    const sealed = stored(event(lines), marks);
    const field = sealer.openField(sealed, '/lines/0/by/name');
    expect(field).toMatchObject({ state: 'opened', value: 'the seconded person', class: 'personal' });
    expect(field).toHaveProperty('salt', expect.stringMatching(/^[\w-]{22}$/));
    expect(sealer.openField(sealed, '/lines/0/stage')).toBeUndefined();
    expect(sealer.openField(sealed, '/toString')).toBeUndefined();
  });

  test('a mark whose box is gone, and a box whose mark is, read altered in their places', () => {
    const { sealed, ...rest } = stored(event(lines), marks);
    const { '/lines/0/amount': _gone, ...others } = sealed;
    const { fields } = sealer.open({ ...rest, sealed: { ...others, '/b': sealed['/lines/1/amount'] as never } });
    expect(fields.map(({ pointer, class: of, state }) => [pointer, of, state])).toEqual([
      ['/b', 'unknown', 'altered'],
      ['/lines/0/amount', 'discloser-only', 'altered'],
      ['/lines/0/by/name', 'personal', 'sealed'],
      ['/lines/1/amount', 'partners', 'opened'],
    ]);
  });

  test('without the keys reads sealed, and goes on', () => {
    const keyless = createSealer(openKeyFolder(join(home, 'nowhere'), { readOnly: true }));
    const sealed = stored(event(lines), marks);
    const { data, fields } = keyless.open(sealed, () => true);
    expect(data).toEqual(sealed.data);
    expect(fields.map(({ state }) => state)).toEqual(['sealed', 'sealed', 'sealed']);
    expect(() => keyless.eventSalt('e')).toThrow(/holds no ledger secret; set PACTA_KEYS/);
  });

  test('an entry can’t lead to a file outside the key folder', () => {
    const sealed = stored(event({ a: 'x' }), [{ pointer: '/a', class: 'partners' }]);
    const entry = { ...sealed.sealed['/a'], key: '../ledger.secret' };
    expect(sealer.openField({ ...sealed, sealed: { '/a': entry as never } }, '/a')?.state).toBe('altered');
  });

  test('prints no key', () => {
    expect(inspect(sealer, { depth: 9, showHidden: true })).not.toMatch(/SecretKeyObject|Buffer|Uint8Array/);
  });
});

describe('whatever the data', () => {
  const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
  const name = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom('~', '/', '~1', '', '0', '__proto__', 'constructor'),
  );
  const { document } = fc.letrec<{ document: unknown }>((tie) => ({
    document: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('document'), { maxLength: 4 }),
      fc.dictionary(name, tie('document'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));

  /** Every pointer into a document, the whole included. */
  const pointersOf = (value: unknown, pointer = ''): string[] =>
    typeof value !== 'object' || value === null
      ? [pointer]
      : [pointer, ...Object.entries(value).flatMap(([key, below]) => pointersOf(below, pointerTo(pointer, key)))];

  const marked = document.chain((data) =>
    fc.record({
      data: fc.constant(data),
      marks: fc
        .subarray(pointersOf(data))
        .map((pointers) =>
          pointers.filter((one) => !pointers.some((other) => one !== other && one.startsWith(`${other}/`))),
        )
        .chain((pointers) =>
          fc.tuple(
            ...pointers.map((pointer) =>
              fc.constantFrom<SealMark>({ pointer, class: 'partners' }, { pointer, class: 'personal', subject: 's1' }),
            ),
          ),
        ),
    }),
  );

  test('what was sealed opens to what was there', () => {
    fc.assert(
      fc.property(marked, ({ data, marks }) => {
        const sealed = stored(event(data), marks);
        expect(checkSealedMarks(sealed.data, sealed.sealed)).toBeUndefined();
        expect(canonicalJson(sealer.open(sealed, () => true).data)).toBe(canonicalJson(data));
        for (const mark of marks) {
          expect(sealer.openField(sealed, mark.pointer)).toMatchObject({ state: 'opened', class: mark.class });
        }
      }),
    );
  });

  test('any changed character of a box, nonce, key, digest or class is seen', () => {
    const sealed = stored(event(lines), marks);
    const pointers = Object.keys(sealed.sealed);
    fc.assert(
      fc.property(
        fc.constantFrom(...pointers),
        fc.constantFrom('entry/box', 'entry/key', 'entry/nonce', 'mark/box', 'mark/class', 'mark/digest'),
        fc.nat(),
        fc.constantFrom(...'AZaz09-_'),
        (pointer, what, where, letter) => {
          const changed = structuredClone(sealed) as { eventId: string; data: unknown; sealed: Record<string, never> };
          const [side, member] = what.split('/') as ['entry' | 'mark', string];
          const mark = valueAt(changed.data, `${pointer}/$sealed`)?.value;
          const target = (side === 'entry' ? changed.sealed[pointer] : mark) as unknown as Record<string, string>;
          const text = target[member] ?? '';
          const at = where % text.length;
          fc.pre(text[at] !== letter);
          target[member] = text.slice(0, at) + letter + text.slice(at + 1);
          expect(sealer.openField(changed, pointer)?.state).toBe('altered');
          expect(valueAt(sealer.open(changed, () => true).data, pointer)?.value).toHaveProperty('$sealed');
        },
      ),
      { numRuns: 500 },
    );
  });
});
