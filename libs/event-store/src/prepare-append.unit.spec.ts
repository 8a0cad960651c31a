import { expect, test } from '@jest/globals';
import { freshStream, sampleEvent, sampleEvents } from './contract/sample-events.ts';
import { MAX_APPEND_BYTES, prepareAppend } from './prepare-append.ts';

test('revisions follow the expected one, and bytes count leaves and boxes', () => {
  const sealed = { '/a': { box: 'AA', key: 'k1', nonce: 'AA' } };
  const prepared = prepareAppend(freshStream(), 4, [...sampleEvents(2), sampleEvent({ a: 1 }, { sealed })]);
  expect(prepared.expected).toBe(4);
  expect(prepared.events.map(({ revision }) => revision)).toEqual([5, 6, 7]);
  expect(prepared.events.map((event) => event.sealed)).toEqual([
    '{}',
    '{}',
    '{"/a":{"box":"AA","key":"k1","nonce":"AA"}}',
  ]);
  const bytes = prepared.events.reduce(
    (sum, { leaf, sealed: boxes }) => sum + Buffer.byteLength(leaf) + boxes.length,
    0,
  );
  expect(prepared.bytes).toBe(bytes);
});

test('none means that the first event has revision 0', () => {
  expect(prepareAppend(freshStream(), 'none', sampleEvents(1))).toMatchObject({
    expected: -1,
    events: [{ revision: 0 }],
  });
});

test('the limit counts the boxes too, and what stays within it passes', () => {
  const box = { box: 'x'.repeat(64_000), key: 'k1', nonce: 'AA' };
  const events = (count: number) => Array.from({ length: count }, () => sampleEvent({}, { sealed: { '/a': box } }));
  expect(prepareAppend(freshStream(), 'none', events(16)).bytes).toBeLessThanOrEqual(MAX_APPEND_BYTES);
  expect(() => prepareAppend(freshStream(), 'none', events(17))).toThrow(/at most 1048576 bytes/);
});

test('the sentence names the event and the place', () => {
  const event = sampleEvent({ lines: [{ amount: 0.1 }] });
  expect(() => prepareAppend(freshStream(), 'none', [event])).toThrow(
    `Event ${event.eventId} (Pledged.v1): the value at '/lines/0/amount' is not a whole number that JSON carries exactly.`,
  );
});

test.each([-1, 0.5, Number.NaN, 2 ** 60])('%p is no revision to expect', (expected) => {
  expect(() => prepareAppend(freshStream(), expected, sampleEvents(1))).toThrow(RangeError);
});
