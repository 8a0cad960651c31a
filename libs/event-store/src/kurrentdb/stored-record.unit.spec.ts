import { describe, expect, test } from '@jest/globals';
import { leafBytes } from '@pacta/proof';
import fc from 'fast-check';
import { sampleEvent } from '../contract/sample-events.ts';
import { prepareAppend } from '../prepare-append.ts';
import type { RawRecord } from './gateway.ts';
import { isOurs, rawEvents, recordFault, storedEvent } from './stored-record.ts';

const STREAM = 'commitment-1';

/** The way through the server: text out, text back, parsed by the client. */
function throughServer(event: ReturnType<typeof sampleEvent>): RawRecord {
  const [raw] = rawEvents(prepareAppend(STREAM, 4, [event]));
  if (raw === undefined) throw new Error('nothing was sent');
  const { id, type } = raw;
  return {
    stream: STREAM,
    revision: 5,
    id,
    type,
    data: JSON.parse(raw.data) as unknown,
    metadata: JSON.parse(raw.metadata) as unknown,
    position: 1_285n,
  };
}

describe('an event through the server', () => {
  test('comes back as it was, with the very leaf that was hashed', () => {
    const sealed = { '/b': { box: 'Ix6xWuEd7C9W', key: 'k1', nonce: 'WaDy5Khgu8oHlq0w' } };
    const event = sampleEvent(
      { z: [1, { b: 'é\n\u{1F600}', a: null }], '10': 1, '9': 2, b: { $sealed: {} } },
      { sealed },
    );
    const stored = storedEvent(throughServer(event));
    expect(stored).toMatchObject({ ...event, stream: STREAM, revision: 5, token: '1285' });
    expect(Buffer.from(stored.leaf)).toEqual(Buffer.from(leafBytes({ ...event, stream: STREAM, revision: 5 })));
  });

  test('keeps its leaf for any data that a leaf may hold', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.maxSafeInteger(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('any')),
        fc.dictionary(fc.string(), tie('any')),
      ),
    })).any;
    fc.assert(
      fc.property(value, (data) => {
        const event = sampleEvent(data);
        const { leaf } = storedEvent(throughServer(event));
        expect(Buffer.from(leaf)).toEqual(Buffer.from(leafBytes({ ...event, stream: STREAM, revision: 5 })));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a record that Pacta did not write', () => {
  const record = (members: Partial<RawRecord>): RawRecord => ({ ...throughServer(sampleEvent()), ...members });

  test.each([
    ['data of another shape', { data: { amount: 12.5 } }, { amount: 12.5 }],
    ['one member too many', { data: { data: 1, sealed: {}, more: 2 } }, { data: 1, sealed: {}, more: 2 }],
    ['text', { data: 'not JSON' }, null],
    ['bytes', { data: Uint8Array.of(1, 2) }, null],
    ['text that has no UTF-8 form', { data: { a: '\ud800' } }, null],
    [
      'metadata that is not flat',
      { metadata: { actor: 'a', more: { deep: 1 } } },
      { data: { note: 'agreed' }, sealed: {} },
    ],
    ['sealed text that has no UTF-8 form', { data: { data: { a: '\ud800' }, sealed: {} } }, null],
    ['no metadata', { metadata: undefined }, { data: { note: 'agreed' }, sealed: {} }],
  ])('%s is handed out as far as it goes, and named', (_case, members, data) => {
    const found = record(members);
    expect(recordFault(found)).toEqual(expect.any(String));
    const event = storedEvent(found);
    expect(event).toMatchObject({ data, sealed: {}, revision: 5 });
    expect(Object.values(event.metadata).every((value) => typeof value === 'string')).toBe(true);
    expect(JSON.parse(new TextDecoder().decode(event.leaf))).toMatchObject({ eventId: found.id, data });
  });

  test.each([
    ['commitment-1', 'Pledged.v1', true],
    ['commitment-1', 'NeverHeardOf.v7', true],
    ['$$commitment-1', '$metadata', false],
    ['$ce-commitment', '$>', false],
    ['shoppingCart-7', 'ItemAdded.v1', false],
    ['pacta-checkpoints', 'CheckpointAdded.v1', false],
  ])('%s %s is ours: %s', (stream, type, expected) => {
    expect(isOurs({ stream, type })).toBe(expected);
  });
});
