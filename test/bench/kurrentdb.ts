import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, streamNameFilter } from '@eventstore/db-client';
import type * as EventStoreLibrary from '@pacta/event-store';
import type { EventStore, NewEvent } from '@pacta/event-store';
import canonicalize from 'canonicalize';
import { builtLibrary } from '../harness/built.ts';
import { against, plain, type Figure } from './figures.ts';
import { samplePledge } from './generated-events.ts';
import { median } from './percentile.ts';

/** The baseline: the bare client library on the same server. */
interface Bare {
  readonly client: EventStoreDBClient;
}

const IN_FLIGHT = 64;
const BATCH = 200;
/** Rounds alternate, so that a noisy neighbour affects both. */
const ROUNDS = 3;
const TARGET = 'at least 0.9 × the bare client';
const PREFIX = 'commitment-';

/**
 * Appends and catch-up through the store, against the bare client in the same run, on the server of PACTA_TEST_KURRENTDB.
 * Undefined where that is not set.
 */
export async function kurrentdbFigures(seconds: number, report: (figure: Figure) => Figure): Promise<boolean> {
  const connectionString = process.env['PACTA_TEST_KURRENTDB'] ?? '';
  if (connectionString === '') return false;
  const { connectKurrentStore } = await builtLibrary<typeof EventStoreLibrary>('event-store');
  const { store } = await connectKurrentStore({ connectionString, folder: '/nowhere', readOnly: true });
  const { store: writing } = await connectKurrentStore({ connectionString, folder: process.env['TMPDIR'] ?? '/tmp' });
  const bare: Bare = {
    client: EventStoreDBClient.connectionString(connectionString.replace(/^kurrent(db)?:/, 'esdb:')),
  };
  try {
    for (const inFlight of [1, IN_FLIGHT])
      await compared(
        `KurrentDB appends of one event, ${inFlight === 1 ? 'one at a time' : `${inFlight} in flight`}`,
        () => rate(inFlight, seconds, () => bareAppend(bare, 1)),
        () => rate(inFlight, seconds, () => ourAppend(writing, 1)),
        report,
      );
    await compared(
      `KurrentDB appends of ${BATCH} events, 4 in flight`,
      async () => BATCH * (await rate(4, seconds, () => bareAppend(bare, BATCH))),
      async () => BATCH * (await rate(4, seconds, () => ourAppend(writing, BATCH))),
      report,
    );
    await compared(
      'KurrentDB reading the whole log',
      () => bareRead(bare),
      () => ourRead(store),
      report,
    );
    await compared(
      'KurrentDB catching up by subscription',
      () => bareCatchUp(bare),
      () => ourCatchUp(store),
      report,
    );
    return true;
  } finally {
    await bare.client.dispose();
    await store.close();
    await writing.close();
  }
}

async function compared(
  name: string,
  theirs: () => Promise<number>,
  ours: () => Promise<number>,
  report: (figure: Figure) => Figure,
): Promise<void> {
  const rates: { theirs: number[]; ours: number[] } = { theirs: [], ours: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.theirs.push(await theirs());
    rates.ours.push(await ours());
  }
  const base = report(plain(`${name}, bare client`, median(rates.theirs), 'events/s'));
  const value = median(rates.ours);
  report(against({ name, value, unit: 'events/s', base, target: TARGET, met: (ratio) => ratio >= 0.9 }));
}

async function rate(inFlight: number, seconds: number, append: () => Promise<void>): Promise<number> {
  let done = 0;
  const began = performance.now();
  const until = began + (seconds * 1_000) / ROUNDS;
  const writer = async (): Promise<void> => {
    for (; performance.now() < until; done += 1) await append();
  };
  await Promise.all(Array.from({ length: inFlight }, writer));
  return (done / (performance.now() - began)) * 1_000;
}

/** In canonical order, so that both send the same bytes. */
const pattern = JSON.parse(canonicalize(samplePledge()) ?? '') as NewEvent;
const fresh = (count: number): NewEvent[] =>
  Array.from({ length: count }, () => ({ ...pattern, eventId: randomUUID() }));

async function bareAppend({ client }: Bare, count: number): Promise<void> {
  const events = fresh(count).map(({ eventId: id, type, data, sealed, metadata }) =>
    jsonEvent({ id, type, data: { data, sealed } as never, metadata: { ...metadata } }),
  );
  await client.appendToStream(`${PREFIX}${randomUUID()}`, events, { expectedRevision: 'no_stream' });
}

async function ourAppend(store: EventStore, count: number): Promise<void> {
  await store.append(`${PREFIX}${randomUUID()}`, 'none', fresh(count));
}

async function perSecond(read: () => Promise<number>): Promise<number> {
  const began = performance.now();
  return ((await read()) / (performance.now() - began)) * 1_000;
}

const bareRead = ({ client }: Bare): Promise<number> =>
  perSecond(async () => {
    let events = 0;
    for await (const { event } of client.readAll()) if (event?.streamId.startsWith(PREFIX) === true) events += 1;
    return events;
  });

const ourRead = (store: EventStore): Promise<number> =>
  perSecond(async () => {
    let events = 0;
    for await (const page of store.readAll()) events += page.length;
    return events;
  });

const bareCatchUp = ({ client }: Bare): Promise<number> =>
  perSecond(async () => {
    let events = 0;
    const subscription = client.subscribeToAll({
      filter: streamNameFilter({ prefixes: [PREFIX], checkpointReached: () => undefined }),
    });
    const caughtUp = new Promise((resolve, reject) => subscription.on('caughtUp', resolve).on('error', reject));
    subscription.on('data', () => (events += 1));
    await caughtUp;
    await subscription.unsubscribe();
    return events;
  });

const ourCatchUp = (store: EventStore): Promise<number> =>
  perSecond(async () => {
    const newest = await store.head();
    const abort = new AbortController();
    let events = 0;
    for await (const page of store.subscribe({ filter: { streamPrefixes: [PREFIX] }, signal: abort.signal })) {
      events += page.length;
      if (page.at(-1)?.token === newest) abort.abort();
    }
    return events;
  });
