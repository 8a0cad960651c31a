import { test } from '@jest/globals';
import { eventStoreContract } from '../contract/event-store-contract.ts';
import { foundServer } from '../contract/kurrentdb-server/found-server.ts';
import { kurrentUnderTest } from '../contract/kurrentdb-server/kurrent-under-test.ts';

const server = foundServer();

if (server !== undefined)
  eventStoreContract('The KurrentDB store', () => kurrentUnderTest(server), {
    // The server compares an id within the place it is meant for only.
    refusesIdsElsewhere: false,
    // It appends to one stream, and can't look at another in the same transaction.
    checksBasis: false,
    findsEvents: false,
  });
// A file without a test would fail; this one counts as skipped where there is no server.
(server === undefined ? test.skip : test)('a KurrentDB server was found', () => undefined);
