import { setTimeout } from 'node:timers/promises';
import type { EventStore } from '../../port.ts';
import { openKurrentStore } from '../../kurrentdb/open-kurrent-store.ts';
import type { StoreUnderTest } from '../store-under-test.ts';
import { cutProxy, type CutProxy } from './cut-proxy.ts';
import { through, type FoundServer } from './found-server.ts';
import { leader } from './leader.ts';

/** Short, so that an unreachable server is given up soon; long enough for a busy machine. */
const TIMES = { patience: 3_000, attempt: 1_500, firstPause: 10, longestPause: 100 };

/** A new store on the found server, connected through a proxy that the test can cut. */
export async function kurrentUnderTest(server: FoundServer): Promise<StoreUnderTest & { readonly proxy: CutProxy }> {
  const { address, port } = await leader(server.connection);
  const proxy = await cutProxy(address, port);
  const open = (): EventStore => openKurrentStore(through(server, proxy.port), { times: TIMES });
  let store = open();
  return {
    proxy,
    store: () => store,
    async restart() {
      await store.close();
      store = open();
    },
    async goAway() {
      proxy.cut();
      await setTimeout(10);
    },
    async comeBack() {
      proxy.mend();
    },
    async dispose() {
      await store.close();
      await proxy.close();
    },
  };
}
