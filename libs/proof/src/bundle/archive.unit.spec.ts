import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { MEMBERS, readBundle, verifyBundle, writeBundle } from '../index.ts';
import { runs } from '../property-runs.fixture.ts';
import { bundleOf, POLICY } from './small-ledger.fixture.ts';

const BUNDLE = bundleOf();

describe('an archive that is no bundle', () => {
  const members = writeBundle(BUNDLE);
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  const line = (change: object): Uint8Array =>
    utf8(`${JSON.stringify({ position: 1, leaf: 'x', proof: [], ...change })}\n`);
  const manifest = (change: object): Uint8Array =>
    utf8(JSON.stringify({ format: 'pacta-bundle/v1', partnership: 'p', documents: [], ...change }));

  test.each(Object.values(MEMBERS))('without %s it is refused', (name) => {
    const fewer = new Map(members);
    fewer.delete(name);
    expect(verifyBundle({ members: fewer })).toMatchObject({ ok: false, reason: `${name} is missing`, firstBad: null });
  });

  test.each<[string, Uint8Array, string]>([
    ['bundle.json', utf8('{'), 'bundle.json is not JSON'],
    ['bundle.json', utf8('null'), "bundle.json has no 'format'"],
    ['bundle.json', Uint8Array.of(0xff), 'bundle.json is not UTF-8 text'],
    ['bundle.json', manifest({ format: 'pacta-bundle/v2' }), 'the bundle is not of format pacta-bundle/v1'],
    ['bundle.json', manifest({ partnership: 7 }), 'bundle.json has a partnership that is not text'],
    ['bundle.json', manifest({ documents: 7 }), 'bundle.json has documents that are no list'],
    ['bundle.json', manifest({ documents: [{}] }), "bundle.json has no 'position'"],
    ['events.jsonl', utf8('{}'), 'events.jsonl is cut short'],
    ['events.jsonl', utf8('\n'), 'events.jsonl, line 1, is not JSON'],
    ['events.jsonl', line({ position: -1 }), 'events.jsonl, line 1, has a position that is not a whole number from 0'],
    ['events.jsonl', line({ position: 1.5 }), 'events.jsonl, line 1, has a position that is not a whole number from 0'],
    ['events.jsonl', line({ leaf: '\ud800' }), 'events.jsonl, line 1, has a leaf that is not text'],
    [
      'events.jsonl',
      line({ proof: ['x'] }),
      "events.jsonl, line 1, has a proof that can't be read: hash 1 is not base64 of 32 bytes",
    ],
    ['events.jsonl', line({ sealed: [] }), "events.jsonl, line 1, has 'sealed' that is no object"],
    ['heads.json', utf8('{}'), "heads.json has no 'ends'"],
    ['heads.json', utf8('{"ends":[{"stream":1}]}'), 'heads.json has a stream that is not text'],
    ['policy.txt', utf8('x'), "the policy can't be read: line 1: 'x' is no keyword of a policy"],
  ])('with %s of %j it is refused', (name, bytes, reason) => {
    const verdict = verifyBundle({ members: new Map(members).set(name, bytes) });
    expect(verdict).toMatchObject({ ok: false, reason });
  });

  test.each([undefined, null, {}, [], new Map(), new Map([['bundle.json', 'x']])])('%j is none', (input) => {
    expect(verifyBundle({ members: input } as never)).toMatchObject({ ok: false, checks: [{ ok: false }] });
    expect(verifyBundle(input as never)).toMatchObject({ ok: false, checks: [{ ok: false }], events: 0 });
    expect(readBundle(input as never)).toMatchObject({ ok: false, reason: expect.any(String) });
  });

  test('what is no map of members is told in words, not in those of a fault', () => {
    const reason = 'the members of the bundle could not be read';
    for (const input of [{}, [], null]) expect(readBundle(input as never)).toEqual({ ok: false, reason });
  });

  test('no change of any byte passes, but of what is for reading', () => {
    const places = [...members].flatMap(([name, bytes]) => Array.from(bytes, (_, at) => [name, at] as const));
    fc.assert(
      fc.property(fc.nat(places.length - 1), fc.nat(7), (place, bit) => {
        const [name, at] = places[place] as readonly [string, number];
        const bytes = Uint8Array.from(members.get(name) as Uint8Array);
        bytes[at] = (bytes[at] as number) ^ (1 << bit);
        const verdict = verifyBundle({ members: new Map(members).set(name, bytes), policy: POLICY });
        const before = readBundle(members);
        // The policy in it is not used where the verifier has one; and JSON may be spaced otherwise.
        if (verdict.ok && name !== MEMBERS.policy) expect(before).toMatchObject({ ok: true, bundle: verdict.bundle });
      }),
      runs(100),
    );
  });
});
