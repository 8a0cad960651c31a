import { describe, expect, test } from '@jest/globals';
import { type Bundle, type BundledEvent, readBundle, verifyBundle, writeBundle } from '../index.ts';
import {
  bundleOf,
  ledgerOf,
  LOG_ONLY,
  NAME,
  OURS,
  POLICY,
  POLICY_WITHOUT_WITNESS,
  PRICE,
  sealed,
} from './small-ledger.fixture.ts';

const BUNDLE = bundleOf();
const verdictOf = (bundle: Bundle, policy: string | undefined = POLICY) =>
  verifyBundle({ members: writeBundle(bundle), ...(policy === undefined ? {} : { policy }) });
const failuresOf = (bundle: Bundle, policy?: string): string[] =>
  verdictOf(bundle, policy).checks.flatMap(({ name, ok, kind }) => (ok ? [] : [`${name}: ${kind}`]));

const edited = (at: number, edit: (event: BundledEvent) => Partial<BundledEvent>): Bundle => ({
  ...BUNDLE,
  events: BUNDLE.events.map((event, index) => (index === at ? { ...event, ...edit(event) } : event)),
});

describe('an honest bundle', () => {
  test('is written and read back', () => {
    expect(readBundle(writeBundle(BUNDLE))).toEqual({ ok: true, bundle: BUNDLE });
  });

  test('verifies, and every check is listed', () => {
    const verdict = verdictOf(BUNDLE);
    expect(verdict).toMatchObject({ ok: true, events: 6, firstBad: null, checkpoint: { size: 9n } });
    expect(verdict.checks.map(({ name, detail }) => `${name}: ${detail}`)).toEqual([
      `bundle: partnership ${OURS}`,
      'keys: log and witnesses are those of your policy',
      'checkpoint: log.example/red, 9 entries',
      'signatures: 2 keys of the policy signed, and every signature verifies',
      expect.stringMatching(/^log: signed by log\.example\/red\+/),
      'witnesses: cosigned by w',
      'events: 6 events, each in the one form that it was hashed in',
      'inclusion: 6 events, each in the tree of 9 that the checkpoint names',
      'stream heads: the ledger recorded the end of 3 streams, up to position 7',
      'completeness: 5 events in 3 streams: none of the partnership is missing up to there',
      'boxes: 2 boxes of sealed fields, each the one that was sealed',
      'opened fields: 1 of 2 sealed fields open, each as it was recorded; 1 left as digests',
      'documents: 1 document, each named by an event',
      'roll-back: 1 witness saw the log grow to this checkpoint, and would have refused if it had taken anything back',
    ]);
  });

  test('says what its own policy, and a log without witnesses, can not show', () => {
    const verdict = verifyBundle({
      members: writeBundle({ ...bundleOf(ledgerOf(), LOG_ONLY), policy: POLICY_WITHOUT_WITNESS }),
    });
    expect(verdict.ok).toBe(true);
    expect(verdict.checks.flatMap(({ name, detail }) => (detail.startsWith('not checked') ? [name] : []))).toEqual([
      'keys',
      'roll-back',
    ]);
  });

  test('may come without boxes, and with nothing opened', () => {
    const bare = { ...BUNDLE, events: BUNDLE.events.map((event) => ({ ...event, sealed: {}, opened: {} })) };
    expect(verdictOf(bare).ok).toBe(true);
  });

  test('may have members to read, which are told apart', () => {
    const members = writeBundle(BUNDLE).set('report.txt', new Uint8Array(1));
    const verdict = verifyBundle({ members, policy: POLICY });
    expect(verdict.checks.at(-1)).toEqual({
      name: 'other members',
      ok: true,
      detail: 'not checked: report.txt: for reading; the events are what is proved',
    });
  });
});

describe('a bundle that was tampered with', () => {
  test.each<[string, Bundle, string[], RegExp]>([
    [
      'a changed event',
      edited(1, ({ leaf }) => ({ leaf: leaf.replace('actor-1', 'actor-2') })),
      ['inclusion: altered-event'],
      /^event event-1 at position 1: it is not in the log as it stands here/,
    ],
    [
      'a changed revision',
      edited(5, ({ leaf }) => ({ leaf: leaf.replace('"revision":1', '"revision":2') })),
      ['inclusion: altered-event', 'completeness: unexpected-event'],
      /event-7/,
    ],
    ['a moved event', edited(1, () => ({ position: 2n })), ['inclusion: altered-event'], /position 2/],
    [
      'a leaf in another spelling',
      edited(1, ({ leaf }) => ({ leaf: ` ${leaf}` })),
      ['events: malformed'],
      /position 1: the leaf is not canonical JSON/,
    ],
    [
      'a leaf with a float',
      edited(1, ({ leaf }) => ({ leaf: leaf.replace('"data":{}', '"data":{"a":0.5}') })),
      ['events: malformed'],
      /canonical JSON without floats/,
    ],
    [
      'a leaf with a member more',
      edited(1, ({ leaf }) => ({ leaf: leaf.replace('"eventId"', '"e":1,"eventId"') })),
      ['events: malformed'],
      /not the members of an event/,
    ],
    ['a leaf that is no JSON', edited(1, () => ({ leaf: '{' })), ['events: malformed'], /could not be read/],
    [
      'events out of order',
      { ...BUNDLE, events: BUNDLE.events.toReversed() },
      ['events: malformed'],
      /does not come after the one before it/,
    ],
    [
      'an event twice',
      { ...BUNDLE, events: BUNDLE.events.flatMap((event, at) => (at === 1 ? [event, event] : event)) },
      ['events: malformed'],
      /does not come after/,
    ],
    [
      'a cut tail',
      { ...BUNDLE, events: BUNDLE.events.slice(0, -1) },
      ['completeness: missing-event'],
      /^costbook-a has 2 events, and the bundle brings 1$/,
    ],
    [
      'an event left out',
      { ...BUNDLE, events: BUNDLE.events.toSpliced(1, 1), documents: [] },
      ['completeness: missing-event'],
      /event-3 at position 3: revision 0 of its stream is missing before it/,
    ],
    [
      'a stream left out',
      { ...BUNDLE, events: BUNDLE.events.toSpliced(4, 1) },
      ['completeness: missing-event'],
      /contribution-a has 1 event, and the bundle brings 0/,
    ],
    [
      'a stream left out, of the list too',
      {
        ...BUNDLE,
        events: BUNDLE.events.toSpliced(4, 1),
        heads: { ...BUNDLE.heads, ends: BUNDLE.heads.ends.slice(1) },
      },
      ['stream heads: missing-event'],
      /the list of streams is not the one that the ledger recorded/,
    ],
    [
      'another end in the list',
      { ...BUNDLE, heads: { ...BUNDLE.heads, ends: BUNDLE.heads.ends.map((end) => ({ ...end, revision: 0 })) } },
      ['stream heads: missing-event'],
      /the list of streams/,
    ],
    [
      'the partnership exchanged',
      { ...BUNDLE, partnership: 'another' },
      ['stream heads: missing-event'],
      /recorded no heads of partnership another/,
    ],
    [
      'changed heads',
      {
        ...BUNDLE,
        heads: {
          ...BUNDLE.heads,
          event: { ...BUNDLE.heads.event, leaf: BUNDLE.heads.event.leaf.replace('"size":8', '"size":9') },
        },
      },
      ['stream heads: missing-event'],
      /not in the log as it stands here/,
    ],
    [
      'heads that are no leaf',
      { ...BUNDLE, heads: { ...BUNDLE.heads, event: { ...BUNDLE.heads.event, leaf: 'x' } } },
      ['stream heads: missing-event'],
      /can't be read/,
    ],
    [
      'another event for the heads',
      { ...BUNDLE, heads: { ...BUNDLE.heads, event: BUNDLE.events[1] as BundledEvent } },
      ['stream heads: missing-event'],
      /PartnershipFounded.v1 on partnership-a records no stream heads/,
    ],
    [
      'a changed box',
      edited(3, () => ({ sealed: { '/lines/0/amount': { ...PRICE.entry, key: 'k2' } } })),
      ['boxes: altered-box'],
      /event-4 at position 4: at '\/lines\/0\/amount', the box of a sealed field is not the one/,
    ],
    [
      'a box of another field',
      edited(4, () => ({ sealed: { '/person': PRICE.entry } })),
      ['boxes: altered-box'],
      /event-5/,
    ],
    [
      'a box beside no field',
      edited(4, () => ({ sealed: { '/days': NAME.entry } })),
      ['boxes: altered-box'],
      /stands beside no sealed field/,
    ],
    [
      'another opened value',
      edited(3, () => ({
        opened: { '/lines/0/amount': { ...PRICE.opened, value: { amount: '1', currency: 'EUR' } } },
      })),
      ['opened fields: altered-value'],
      /the value is not the one that was sealed/,
    ],
    [
      'another salt',
      edited(3, () => ({
        opened: { '/lines/0/amount': { ...PRICE.opened, salt: sealed(1).opened.salt.replace('B', 'C') } },
      })),
      ['opened fields: altered-value'],
      /not the one that was sealed/,
    ],
    [
      'a short salt',
      edited(3, () => ({ opened: { '/lines/0/amount': { ...PRICE.opened, salt: 'AAAA' } } })),
      ['opened fields: altered-value'],
      /salt of an opened field is not/,
    ],
    [
      'a float for an opened value',
      edited(3, () => ({ opened: { '/lines/0/amount': { ...PRICE.opened, value: 0.5 } } })),
      ['opened fields: altered-value'],
      /could not stand in a leaf/,
    ],
    [
      'an opened field without salt',
      edited(3, () => ({ opened: { '/lines/0/amount': 1 as never } })),
      ['opened fields: altered-value'],
      /is malformed/,
    ],
    [
      'a value where nothing is sealed',
      edited(4, () => ({ opened: { '/days': { value: 3, salt: PRICE.opened.salt } } })),
      ['opened fields: altered-value'],
      /where nothing is sealed/,
    ],
    [
      'a document that no event names',
      { ...BUNDLE, documents: [{ position: 3n, pointer: '/documentHash', sha256: 'b'.repeat(64) }] },
      ['documents: altered-value'],
      /no document b+ is named/,
    ],
    [
      'a document of no event',
      { ...BUNDLE, documents: [{ position: 6n, pointer: '/documentHash', sha256: 'a'.repeat(64) }] },
      ['documents: altered-value'],
      /position 6/,
    ],
    [
      'a checkpoint without its witness',
      bundleOf(ledgerOf(), LOG_ONLY),
      ['witnesses: below-quorum'],
      /w has not cosigned/,
    ],
    ['no checkpoint', { ...BUNDLE, checkpoint: 'x' }, ['checkpoint: malformed'], /no blank line/],
  ])('%s shows', (_what, bundle, failures, reason) => {
    const verdict = verdictOf(bundle);
    expect(failuresOf(bundle)).toEqual(failures);
    expect(verdict.ok ? '' : verdict.reason).toMatch(reason);
  });

  test('the first bad event is named, by position, stream and id', () => {
    const two = {
      ...BUNDLE,
      events: BUNDLE.events.map((event) =>
        event.position > 3n ? { ...event, leaf: event.leaf.replace('actor-1', 'actor-2') } : event,
      ),
    };
    expect(verdictOf(two).firstBad).toEqual({
      position: 4n,
      stream: 'costbook-a',
      revision: 0,
      eventId: 'event-4',
      why: 'it is not in the log as it stands here: the proof leads to another root',
    });
  });

  test('an event of another partnership does not belong', () => {
    const verdict = verdictOf(bundleOf(ledgerOf(), undefined, [0, 1, 2, 3, 4, 5, 7]));
    expect(verdict).toMatchObject({ ok: false, firstBad: { position: 2n, why: 'it is of another partnership' } });
  });
});
