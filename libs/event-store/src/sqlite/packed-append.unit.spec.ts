import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StreamName } from '@pacta/ledger';
import { packedAppend, unpackedAppend } from './packed-append.ts';

test('an append comes out of its message as it went in', () => {
  const stream = fc.string().map((name): StreamName => `commitment-${name}`);
  const event = fc.record({ eventId: fc.string(), type: fc.string(), leaf: fc.string(), sealed: fc.string() });
  const append = fc.record({
    stream,
    expected: fc.integer({ min: -1 }),
    unmoved: fc.array(fc.record({ stream, revision: fc.integer({ min: -1 }) }), { maxLength: 3 }),
    events: fc.array(event, { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(append, (given) => expect(unpackedAppend(structuredClone(packedAppend(given)))).toEqual(given)),
  );
});
