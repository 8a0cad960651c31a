import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { sampleEvents } from '../contract/sample-events.ts';
import { StoreUnavailable } from '../port.ts';
import { openKurrentStore } from './open-kurrent-store.ts';

/** Servers that take a connection and break it: none of them is a KurrentDB. */
let servers: Server[];
let hosts: string;
beforeEach(async () => {
  servers = [1, 2].map(() => createServer((socket) => socket.destroy()));
  for (const server of servers) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  hosts = servers.map((server) => `127.0.0.1:${(server.address() as AddressInfo).port}`).join(',');
});
afterEach(() => Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve)))));

const TIMES = { patience: 1_200, attempt: 600, firstPause: 10, longestPause: 50 };

test.each([
  ['one server', () => hosts.split(',')[0]],
  ['a cluster', () => hosts],
])(
  '%s that is none: every call fails in time, and nothing is left that would end the process',
  async (_case, place) => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      const store = openKurrentStore(`esdb://${place()}?tls=false&discoveryInterval=20`, { times: TIMES });
      const abort = new AbortController();
      const following = (async () => {
        for await (const _page of store.subscribe({ signal: abort.signal })) throw new Error('nothing can come');
      })();
      const began = performance.now();
      await expect(store.append('commitment-1', 'none', sampleEvents(1))).rejects.toThrow(StoreUnavailable);
      await expect(store.readStream('commitment-1')).rejects.toThrow(StoreUnavailable);
      await expect(store.head()).rejects.toThrow(StoreUnavailable);
      expect(performance.now() - began).toBeLessThan(6_000);
      abort.abort();
      await following;
      await store.close();
      await setTimeout(300);
      expect(unhandled).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  },
  20_000,
);
