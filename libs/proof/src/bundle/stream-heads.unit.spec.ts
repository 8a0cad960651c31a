import { describe, expect, test } from '@jest/globals';
import { type Bundle, encodeHex, streamEndsRoot, verifyBundle, writeBundle } from '../index.ts';
import { bundleOf, ledgerOf, OURS, POLICY, THEIRS } from './small-ledger.fixture.ts';

const BUNDLE = bundleOf();
const verdictOf = (bundle: Bundle, policy: string | undefined = POLICY) =>
  verifyBundle({ members: writeBundle(bundle), ...(policy === undefined ? {} : { policy }) });
const failuresOf = (bundle: Bundle, policy?: string): string[] =>
  verdictOf(bundle, policy).checks.flatMap(({ name, ok, kind }) => (ok ? [] : [`${name}: ${kind}`]));

describe('the recorded ends of streams', () => {
  test.each<[string, (data: Record<string, unknown>) => unknown, RegExp]>([
    [
      'fewer events',
      (data) => ({ ...data, heads: (data['heads'] as object[]).map((head) => ({ ...head, events: 4 })) }),
      /the ledger did not record 5 events, which is what there is/,
    ],
    ['a smaller size', (data) => ({ ...data, size: 5 }), /recorded after the heads of the streams/],
    ['another shape', (data) => ({ ...data, size: '8' }), /does not say how far they go/],
    ['no list', () => ({ size: 8, heads: {} }), /recorded no heads of partnership/],
  ])('heads that the ledger recorded with %s do not pass', (_what, heads, reason) => {
    const verdict = verdictOf(bundleOf(ledgerOf({ heads })));
    expect(verdict.ok ? '' : verdict.reason).toMatch(reason);
  });

  test.each<[string, Parameters<typeof ledgerOf>[0], RegExp]>([
    ['on another stream', { stream: 'ledger-else' }, /StreamHeads.v1 on ledger-else records no stream heads/],
    [
      'with another number of streams',
      { heads: (data) => ({ ...data, heads: (data['heads'] as object[]).map((head) => ({ ...head, streams: 4 })) }) },
      /the list of streams is not the one/,
    ],
    [
      'that leave a stream of the partnership out',
      { unlisted: 'contribution-a' },
      /event-5 at position 5: the heads do not list its stream/,
    ],
    [
      'of a stream with an event of another partnership in it',
      { events: (written) => written.map((event, at) => (at === 7 ? { ...event, partnershipId: THEIRS } : event)) },
      /event-7 at position 7: it is of another partnership/,
    ],
  ])('heads %s do not pass', (_what, change, reason) => {
    const verdict = verdictOf(bundleOf(ledgerOf(change)));
    expect(verdict.ok ? '' : verdict.reason).toMatch(reason);
  });

  test('heads beside others, of any shape, are found', () => {
    const heads = (data: Record<string, unknown>) => ({ ...data, heads: [null, 7, ...(data['heads'] as object[])] });
    expect(verdictOf(bundleOf(ledgerOf({ heads }))).ok).toBe(true);
    expect(failuresOf(bundleOf(ledgerOf({ heads: () => 'none' })))).toEqual(['stream heads: missing-event']);
  });

  test('an id that a ledger gave twice shows', () => {
    const ledger = ledgerOf();
    const contents = ledger.contents.map((event, at) => (at === 3 ? { ...event, eventId: 'event-1' } : event));
    const verdict = verdictOf(bundleOf({ ...ledger, contents }));
    expect(verdict.ok ? '' : verdict.reason).toBe('position 3: its id is that of an event before it');
  });

  test('a bundle without events is read, and is not whole', () => {
    expect(failuresOf({ ...BUNDLE, events: [], documents: [] })).toEqual(['completeness: missing-event']);
  });

  test('heads that are old are told: what came after them is not known', () => {
    const cut = ledgerOf({ heads: (data) => ({ ...data, size: 5, heads: [] }) });
    expect(failuresOf(bundleOf(cut))).toEqual(['stream heads: missing-event']);
    const ends = [
      { stream: 'costbook-a', revision: 0 },
      { stream: 'partnership-a', revision: 1 },
    ];
    const head = { partnership: OURS, streams: 2, events: 3, root: encodeHex(streamEndsRoot(ends)) };
    const { contents } = ledgerOf({ heads: () => ({ size: 5, heads: [head] }) });
    const old = verdictOf(bundleOf({ contents, ends }, undefined, [0, 1, 3, 4]));
    expect(old).toMatchObject({ ok: true, events: 4 });
    expect(old.checks.find(({ name }) => name === 'later events')?.detail).toBe(
      'not checked: the log went on to position 8, and the heads say nothing of what came after position 4',
    );
  });

  test('heads of another type are none', () => {
    expect(failuresOf(bundleOf(ledgerOf({ type: 'StreamHeads.v9' })))).toEqual(['stream heads: missing-event']);
  });
});
