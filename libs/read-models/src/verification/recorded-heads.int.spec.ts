import { afterAll, describe, expect, test } from '@jest/globals';
import { createMemoryStore, openSqliteStore, type EventStore } from '@pacta/event-store';
import {
  defineEvent,
  LEDGER_STREAM,
  streamHeads,
  type EventDefinition,
  type StreamHead,
  type StreamName,
} from '@pacta/ledger';
import { z } from 'zod';
import { encodeHex, streamEndsRoot } from '@pacta/proof';
import { TemporaryFolders } from '../testing/projector-bench.ts';
import { record, sampleEvents, uuidOf } from '../testing/record-events.ts';
import { verifyContents } from './verify-contents.ts';

const folders = new TemporaryFolders();
afterAll(() => folders.clear());

const counted = defineEvent({ type: 'Counted.v1', category: 'costbook', data: z.strictObject({ amount: z.number() }) });
const catalogue = new Map<string, EventDefinition>([streamHeads, counted].map((each) => [each.type, each]));

const [ALPHA, BETA] = [uuidOf('alpha'), uuidOf('beta')];
const of = (partnershipId: string, count = 1) => Array.from({ length: count }, () => ({ partnershipId }));

/** What an honest keeper records of a partnership whose streams end so. */
function headOf(partnership: string, ends: Readonly<Record<string, number>>): StreamHead {
  const list = Object.entries(ends).map(([stream, revision]) => ({ stream, revision }));
  return {
    partnership,
    streams: list.length,
    events: list.reduce((sum, { revision }) => sum + revision + 1, 0),
    root: encodeHex(streamEndsRoot(list)),
  };
}

async function recordHeads(store: EventStore, revision: number, size: number, ...heads: StreamHead[]): Promise<void> {
  const data = { size, heads };
  const [event] = sampleEvents(LEDGER_STREAM, revision, [{ type: 'StreamHeads.v1', data }]);
  if (event === undefined) throw new Error('no event');
  const { partnershipId: _, ...metadata } = event.metadata;
  await store.append(LEDGER_STREAM, revision === 0 ? 'none' : revision - 1, [{ ...event, metadata }]);
}

/** Eleven events of two partnerships (0 to 10), heads of both (11), three more events (12 to 14). */
async function filled(store: EventStore): Promise<EventStore> {
  await record(store, 'partnership-a', 0, ...of(ALPHA, 2));
  await record(store, 'commitment-a', 0, ...of(ALPHA, 3));
  await record(store, 'partnership-b', 0, ...of(BETA));
  await record(store, 'costbook-a', 0, ...of(ALPHA));
  await record(store, 'commitment-b', 0, ...of(BETA, 4));
  await recordHeads(store, 0, 11, headOf(ALPHA, ENDS.alpha), headOf(BETA, ENDS.beta));
  await record(store, 'commitment-a', 3, ...of(ALPHA, 2));
  await record(store, 'decision-a', 0, ...of(ALPHA));
  return store;
}
const ENDS = {
  alpha: { 'partnership-a': 1, 'commitment-a': 2, 'costbook-a': 0 },
  beta: { 'partnership-b': 0, 'commitment-b': 3 },
  alphaLater: { 'partnership-a': 1, 'commitment-a': 4, 'costbook-a': 0, 'decision-a': 0 },
};
const HONEST = headOf(ALPHA, ENDS.alphaLater);

async function verified(store: EventStore) {
  const report = await verifyContents({ store, file: '/nowhere', catalogue });
  const check = report.checks.find(({ name }) => name === 'stream heads');
  return { check, first: check?.ok === false ? report.firstBad : null };
}

const fresh: Readonly<Record<string, () => Promise<EventStore>>> = {
  memory: () => Promise.resolve(createMemoryStore()),
  SQLite: () => openSqliteStore({ folder: folders.make() }),
};

describe.each(Object.entries(fresh))('stream heads, computed again from the events of %s', (_store, open) => {
  test('a ledger that recorded none has them not checked', async () => {
    const store = await open();
    await record(store, 'partnership-a', 0, ...of(ALPHA, 2));
    expect((await verified(store)).check).toMatchObject({ ok: true, detail: expect.stringMatching(/^not checked/) });
    await store.close();
  });

  test('what several events honestly say of where streams end holds', async () => {
    const store = await filled(await open());
    await recordHeads(store, 1, 15, HONEST);
    // Taken of an earlier moment, which is their right as long as they say so.
    await recordHeads(store, 2, 12, headOf(BETA, ENDS.beta));
    await recordHeads(store, 3, 17, HONEST);
    expect((await verified(store)).check).toEqual({
      name: 'stream heads',
      ok: true,
      detail: 'recorded in 4 events, and the same where they are computed again from the log',
    });
    await store.close();
  });

  const { 'costbook-a': _left, ...withoutCosts } = ENDS.alphaLater;
  test.each<[string, StreamHead, number, RegExp]>([
    ['a whole stream left out', headOf(ALPHA, withoutCosts), 15, /says 3 streams, and up to there the log has 4/],
    ['a stream too many', headOf(ALPHA, { ...ENDS.alphaLater, 'report-x': 0 }), 15, /says 5 streams.*the log has 4/],
    ['a tail cut off', headOf(ALPHA, { ...ENDS.alphaLater, 'commitment-a': 3 }), 15, /says 8 events.*the log has 9/],
    [
      'revisions exchanged, the number of events the same',
      headOf(ALPHA, { ...ENDS.alphaLater, 'commitment-a': 3, 'decision-a': 1 }),
      15,
      /another root than the ends of its 4 streams make/,
    ],
    ['another root', { ...HONEST, root: 'ab'.repeat(32) }, 15, /another root/],
    ['another number of events', { ...HONEST, events: 7 }, 15, /says 7 events/],
    ['heads of an earlier moment, called present', headOf(ALPHA, ENDS.alpha), 15, /says 3 streams.*the log has 4/],
    ['present heads, called those of an earlier moment', HONEST, 11, /says 4 streams.*the log has 3/],
    ['a partnership that is not there', headOf(uuidOf('gamma'), { 'partnership-c': 0 }), 15, /the log has 0/],
    ['events still to come', HONEST, 16, /says to cover 16 events, and has 15 before it/],
    ['more events than there are', HONEST, 99, /says to cover 99 events, and has 15 before it/],
  ])('%s is found and named', async (_what, head, size, why) => {
    const store = await filled(await open());
    await recordHeads(store, 1, size, headOf(BETA, ENDS.beta), head);
    await recordHeads(store, 2, 16, HONEST);
    const { check, first } = await verified(store);
    expect(check).toMatchObject({ ok: false });
    expect(first).toEqual({
      position: 15,
      stream: LEDGER_STREAM,
      revision: 1,
      eventId: uuidOf('ledger-main 1'),
      why: expect.stringMatching(why),
    });
    if (size < 16) expect(first?.why).toContain(head.partnership);
    await store.close();
  });
});

test('a store that can not be read has them not checked, and what follows an unreadable event is not judged', async () => {
  const store = await filled(createMemoryStore());
  await recordHeads(store, 1, 15, { ...HONEST, events: 99 });
  const cut: EventStore = {
    ...store,
    readAll: async function* (options) {
      for await (const page of store.readAll(options)) {
        yield page.slice(0, 12);
        throw new Error('damaged');
      }
    },
  };
  expect((await verified(cut)).check).toMatchObject({ ok: true });
  const broken: EventStore = { ...store, readStream: () => Promise.reject(new Error('gone')) };
  expect((await verified(broken)).check).toMatchObject({ ok: true, detail: expect.stringContaining("can't be read") });
});

test('the streams are those whose events name the partnership', async () => {
  const store = createMemoryStore();
  const stream: StreamName = 'organisation-x';
  await record(store, 'partnership-a', 0, ...of(ALPHA));
  const [outside] = sampleEvents(stream, 0, [{}]);
  const { partnershipId: _, ...metadata } = outside?.metadata ?? { salt: '' };
  await store.append(stream, 'none', [{ ...(outside as NonNullable<typeof outside>), metadata: metadata as never }]);
  await recordHeads(store, 0, 2, headOf(ALPHA, { 'partnership-a': 0 }));
  expect((await verified(store)).check).toMatchObject({
    ok: true,
    detail: expect.stringContaining('recorded in 1 event,'),
  });
});
