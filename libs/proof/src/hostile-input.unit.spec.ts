import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import * as proof from './index.ts';
import { runs } from './property-runs.fixture.ts';

/** All that verifies or parses, by name; each is given anything at all and must answer, never throw, and never accept. */
const ANSWERING = {
  addSignatures: proof.addSignatures,
  decodeEntryBundle: proof.decodeEntryBundle,
  parseAddCheckpoint: proof.parseAddCheckpoint,
  parseCheckpoint: proof.parseCheckpoint,
  parseNote: proof.parseNote,
  parsePolicy: proof.parsePolicy,
  parseProofFile: proof.parseProofFile,
  parseTilePath: proof.parseTilePath,
  parseVerifierKey: proof.parseVerifierKey,
  readBundle: proof.readBundle,
  restoreFrontier: proof.Frontier.restore,
  verifyBundle: proof.verifyBundle,
  verifyCheckpoint: proof.verifyCheckpoint,
  verifyConsistency: proof.verifyConsistency,
  verifyInclusion: proof.verifyInclusion,
  verifyNote: proof.verifyNote,
  verifyOpenedField: proof.verifyOpenedField,
  verifyProofFile: proof.verifyProofFile,
  verifySealedBox: proof.verifySealedBox,
} as unknown as Readonly<Record<string, (...given: unknown[]) => { ok: boolean; reason?: string }>>;
const names = Object.keys(ANSWERING);

const trap: Record<string, unknown> = new Proxy(
  {},
  {
    get: () => {
      throw new Error('looked at');
    },
    has: () => {
      throw new Error('asked for');
    },
  },
);
const detached = (() => {
  const bytes = new Uint8Array(32);
  structuredClone(bytes, { transfer: [bytes.buffer] });
  return bytes;
})();
const hash = new Uint8Array(32);
const pretended = { [Symbol.toStringTag]: 'Uint8Array', length: 32, constructor: Uint8Array };

/** Values that each has tripped some verifier, somewhere. */
const ODD: [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['a number', 1],
  ['not a number', Number.NaN],
  ['a bigint', -1n],
  ['a huge bigint', 2n ** 4096n],
  ['a symbol', Symbol('x')],
  ['a function', () => 0],
  ['a text', 'x'],
  ['a lone surrogate', '\ud800'],
  ['a long text', '\n'.repeat(1e5)],
  ['a list', []],
  ['a sparse list', Array(3)],
  ['an object', {}],
  ['an object without a prototype', Object.create(null)],
  ['a proxy that throws', trap],
  ['a getter that throws', Object.defineProperty({}, 'index', { get: () => trap['x'] })],
  ['bytes', new Uint8Array(5)],
  ['detached bytes', detached],
  ['words', new Uint32Array(8)],
  ['a pretended array', pretended],
  ['a buffer', hash.buffer],
  ['a date', new Date(Number.NaN)],
  ['text with a toString that throws', { toString: () => trap['x'] }],
];

const MEMBERS = [
  'index',
  'size',
  'size1',
  'size2',
  'leafHash',
  'root',
  'root1',
  'root2',
  'proof',
  'hashes',
  'note',
  'lines',
  'keys',
  'file',
  'policy',
  'checkpoint',
  'members',
  'mark',
  'entry',
  'value',
  'salt',
];

describe.each(names)('%s', (name) => {
  const answering = ANSWERING[name] as (typeof ANSWERING)[string];
  const refuses = (...given: unknown[]): void => {
    const answer = answering(...given);
    expect(answer).toMatchObject({ ok: false, reason: expect.any(String) });
  };

  test.each(ODD)('refuses %s', (_what, value) => {
    refuses(value);
    refuses(value, value);
    refuses(Object.fromEntries(MEMBERS.map((member) => [member, value])));
    refuses([value], [value]);
  });

  test('refuses anything', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withTypedArray: true, withMap: true, withNullPrototype: true }),
        fc.anything(),
        (one, other) => {
          // The one text that reads as something whole would be a miracle; this is not the test for it.
          refuses(one, other);
        },
      ),
      runs(20),
    );
  });
});

describe('claims with one member exchanged', () => {
  const leaf = proof.leafHash(hash);
  const inclusion = { index: 0n, size: 2n, leafHash: leaf, proof: [hash], root: proof.nodeHash(leaf, hash) };
  const consistency = { size1: 1n, size2: 2n, root1: leaf, root2: inclusion.root, proof: [hash] };

  test('are whole to begin with', () => {
    expect(proof.verifyInclusion(inclusion)).toEqual({ ok: true });
    expect(proof.verifyConsistency(consistency)).toEqual({ ok: true });
  });

  test.each(ODD)('by %s are refused', (_what, value) => {
    for (const member of Object.keys(inclusion)) {
      expect(proof.verifyInclusion({ ...inclusion, [member]: value })).toMatchObject({ ok: false });
    }
    for (const member of Object.keys(consistency)) {
      expect(proof.verifyConsistency({ ...consistency, [member]: value })).toMatchObject({ ok: false });
    }
    expect(proof.verifyInclusion({ ...inclusion, proof: [value] as never })).toMatchObject({ ok: false });
  });

  test('hashes of another realm, and Node buffers, are bytes too', () => {
    expect(proof.verifyInclusion({ ...inclusion, proof: [Buffer.from(hash)] })).toEqual({ ok: true });
  });
});
