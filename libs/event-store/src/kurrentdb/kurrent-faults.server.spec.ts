import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { cutProxy } from '../contract/kurrentdb-server/cut-proxy.ts';
import { foundServer, through, type FoundServer } from '../contract/kurrentdb-server/found-server.ts';
import { kurrentUnderTest } from '../contract/kurrentdb-server/kurrent-under-test.ts';
import { ask, leader } from '../contract/kurrentdb-server/leader.ts';
import { grown, load, type Load } from '../contract/kurrentdb-server/load.ts';
import { everything, follow, freshStream, idsOf, sampleEvent } from '../contract/sample-events.ts';
import type { EventStore } from '../port.ts';
import { openKurrentStore } from './open-kurrent-store.ts';

/** Bytes, after what nobody needs any more was cleared away. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const server = foundServer();

/** Everything acknowledged is there, once, in its place; at most the event that was under way at the end is more. */
async function nothingLost(store: EventStore, { streams, acknowledged }: Load): Promise<void> {
  for (const stream of streams) {
    const ids = acknowledged.get(stream) ?? [];
    expect(idsOf(await store.readStream(stream))).toEqual(ids);
  }
}

if (server !== undefined) faults(server);
(server === undefined ? test.skip : test)('a KurrentDB server was found for the fault cases', () => undefined);

function faults(found: FoundServer): void {
  describe('the connection to KurrentDB', () => {
    let tested: Awaited<ReturnType<typeof kurrentUnderTest>>;
    beforeEach(async () => {
      tested = await kurrentUnderTest(found);
    });
    afterEach(() => tested.dispose());

    test('breaks ten times while appending: every event once', async () => {
      const under = load(() => tested.store());
      for (let breaks = 0; breaks < 10; breaks += 1) {
        await grown(under, 40);
        tested.proxy.breakOnce();
      }
      await under.stop();
      await nothingLost(tested.store(), under);
    }, 120_000);

    test('is silent for a while, as when a cable is pulled: appends fail or wait, and every event is there once', async () => {
      const under = load(() => tested.store());
      await grown(under, 40);
      tested.proxy.stall();
      await setTimeout(4_000);
      tested.proxy.mend();
      await grown(under, 100);
      await under.stop();
      expect(under.sentAgain).toBeGreaterThan(0);
      await nothingLost(tested.store(), under);
    }, 120_000);

    test('is gone for longer than patience lasts: nothing is acknowledged, and writing resumes', async () => {
      const under = load(() => tested.store(), 4);
      await grown(under, 20);
      tested.proxy.cut();
      await setTimeout(50);
      const before = under.count();
      await setTimeout(3_500);
      expect(under.count()).toBe(before);
      tested.proxy.mend();
      await grown(under, 20);
      await under.stop();
      expect(under.sentAgain).toBeGreaterThan(0);
      await nothingLost(tested.store(), under);
    }, 120_000);

    test('breaks again and again while subscribed: every event comes once, in order', async () => {
      const under = load(() => tested.store(), 8);
      const filter = { streamPrefixes: under.streams };
      const following = follow(tested.store(), { filter });
      for (let breaks = 0; breaks < 6; breaks += 1) {
        await grown(under, 40);
        tested.proxy.breakOnce();
      }
      await under.stop();
      await following.reached(under.count());
      await following.stop();
      expect(idsOf(following.events)).toEqual(idsOf(await everything(tested.store().readAll({ filter }))));
    }, 120_000);

    test('a reader that stops reading holds nothing in memory, and gets everything in the end', async () => {
      const stream = freshStream();
      const text = 'x'.repeat(4_000);
      for (let n = 0; n < 100; n += 1)
        await tested.store().append(
          stream,
          n === 0 ? 'none' : n * 100 - 1,
          Array.from({ length: 100 }, () => sampleEvent({ text })),
        );
      const readOn = Promise.withResolvers<void>();
      let first = true;
      const following = follow(tested.store(), {
        filter: { streamPrefixes: [stream] },
        onPage: async () => {
          if (first) await readOn.promise;
          first = false;
        },
      });
      await following.reached(1);
      const before = memoryInUse();
      await setTimeout(2_000);
      // Forty megabytes wait at the server; here wait two pages of one megabyte, and what sockets hold.
      const grownBy = memoryInUse() - before;
      expect(grownBy).toBeLessThan(12 * 1024 * 1024);
      readOn.resolve();
      await following.reached(10_000);
      await following.stop();
      expect(following.events.map(({ revision }) => revision)).toEqual(Array.from({ length: 10_000 }, (_, n) => n));
    }, 120_000);
  });

  const { restart, isCluster } = found;
  if (restart === undefined)
    process.stdout.write(
      'Not tried: a restart of the server; PACTA_TEST_KURRENTDB_RESTART may hold a command for it.\n',
    );
  else
    test('the server is restarted under load: writing resumes, nothing is lost, and a subscription catches up', async () => {
      const { address, port } = await leader(found.connection);
      const proxy = await cutProxy(address, port);
      const store = openKurrentStore(through(found, proxy.port));
      const under = load(() => store);
      const following = follow(store, { filter: { streamPrefixes: under.streams } });
      await grown(under, 100);
      const next = await restart();
      if (next.address !== address || next.port !== port) proxy.retarget(next.address, next.port);
      await grown(under, 200, 120_000);
      await under.stop();
      await nothingLost(store, under);
      await following.reached(under.count());
      await following.stop();
      expect(following.events).toHaveLength(under.count());
      await store.close();
      await proxy.close();
    }, 240_000);

  if (isCluster)
    test('the leader resigns under load: writing resumes at the next one, and nothing is lost', async () => {
      const store = openKurrentStore(found.connectionString, { times: { patience: 20_000 } });
      const under = load(() => store);
      const following = follow(store, { filter: { streamPrefixes: under.streams } });
      await grown(under, 100);
      const before = await leader(found.connection);
      await ask(found.connection, before, 'POST', '/admin/node/resign').catch(() => undefined);
      await grown(under, 200, 120_000);
      await under.stop();
      await nothingLost(store, under);
      await following.reached(under.count());
      await following.stop();
      expect(following.events).toHaveLength(under.count());
      await store.close();
    }, 240_000);
}
