import { afterAll, afterEach, beforeAll, beforeEach, describe } from '@jest/globals';
import { appendingContract } from './appending.ts';
import { basisContract } from './basis.ts';
import { checkpointContract, checkpointOutageContract } from './checkpoints.ts';
import { immutabilityContract } from './immutability.ts';
import { idempotencyContract } from './idempotency.ts';
import { outageContract } from './outages.ts';
import { readingContract } from './reading.ts';
import { concurrencyContract } from './concurrency.ts';
import type { MakeStore, StoreTraits, StoreUnderTest } from './store-under-test.ts';
import { subscribingContract } from './subscribing.ts';

/**
 * The cases that every store must pass. Each case uses its own streams, so a shared server will do; cases that make the
 * store unavailable get a store each.
 */
export function eventStoreContract(
  name: string,
  makeStore: MakeStore,
  traits: StoreTraits = { refusesIdsElsewhere: true, checksBasis: true, findsEvents: true },
): void {
  describe(`${name} keeps the terms of the event store port`, () => {
    describe('one store for all', () => {
      const { subject, make, dispose } = holder(makeStore);
      beforeAll(make);
      afterAll(dispose);
      appendingContract(subject);
      idempotencyContract(subject, traits);
      concurrencyContract(subject);
      basisContract(subject, traits);
      readingContract(subject, traits);
      subscribingContract(subject);
      immutabilityContract(subject);
      checkpointContract(subject);
    });
    describe('a store each', () => {
      const { subject, make, dispose } = holder(makeStore);
      beforeEach(make);
      afterEach(dispose);
      outageContract(subject);
      checkpointOutageContract(subject);
    });
  });
}

function holder(makeStore: MakeStore) {
  let current: StoreUnderTest | undefined;
  return {
    subject(): StoreUnderTest {
      if (current === undefined) throw new Error('no store is open');
      return current;
    },
    async make(): Promise<void> {
      current = await makeStore();
    },
    async dispose(): Promise<void> {
      await current?.dispose();
      current = undefined;
    },
  };
}
