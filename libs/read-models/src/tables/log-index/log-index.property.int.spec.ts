import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { createMemoryStore, type EventStore } from '@pacta/event-store';
import type { StreamName } from '@pacta/ledger';
import fc from 'fast-check';
import { noLog } from '../../engine/log-line.ts';
import { openSession } from '../../engine/projection-set.ts';
import { openReadModelFile, openReadModelFileReadOnly } from '../../engine/read-model-file.ts';
import { ReadModels } from '../../reading/read-models.ts';
import { SAMPLE_SET, TemporaryFolders } from '../../testing/projector-bench.ts';
import { record, uuidOf, type SampleEvent } from '../../testing/record-events.ts';
import { everyEvent } from '../../testing/sample-log.ts';
import type { LogFilter } from './log-filter.ts';
import type { LogRow } from './log-row.ts';

const folders = new TemporaryFolders();
afterAll(() => folders.clear());

const STREAMS: readonly StreamName[] = ['costbook-a', 'costbook-b', 'decision-a', 'partnership-p'];
const PARTNERSHIPS = [uuidOf('p'), uuidOf('q')];
const ACTORS = ['chair', 'auditor'];
const TYPES = ['Counted.v1', 'Noted.v1', 'Noted.v2'];
const DAYS = ['2026-01-01', '2026-01-02', '2026-01-03'];

interface Batch {
  readonly stream: StreamName;
  readonly events: readonly SampleEvent[];
}

/** Seconds from one batch to the next; clocks are sometimes set back. */
const step = fc.integer({ min: -30, max: 60 });
const instantAt = (seconds: number): string => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();

const aBatch = fc.record({
  stream: fc.constantFrom(...STREAMS),
  // Mostly one partnership for a stream; a log may hold others.
  partnershipId: fc.constantFrom(...PARTNERSHIPS, PARTNERSHIPS[0] as string),
  step,
  events: fc.array(
    fc.record({
      type: fc.constantFrom(...TYPES),
      actor: fc.constantFrom(...ACTORS),
      effectiveOn: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 40 },
  ),
});

const aLog = fc.array(aBatch, { minLength: 1, maxLength: 12 }).map((batches): readonly Batch[] => {
  let seconds = 0;
  return batches.map(({ stream, partnershipId, step: since, events }) => {
    seconds += since;
    const at = instantAt(seconds);
    return {
      stream,
      events: events.map(({ effectiveOn, ...event }) => ({
        ...event,
        at,
        partnershipId,
        ...(effectiveOn === undefined ? {} : { effectiveOn }),
      })),
    };
  });
});

const aPosition = fc.integer({ min: -1, max: 260 });

const aFilter: fc.Arbitrary<LogFilter> = fc.record(
  {
    types: fc.subarray([...TYPES, 'Noted'], { maxLength: 2 }),
    stream: fc.constantFrom(...STREAMS),
    actor: fc.constantFrom(...ACTORS, 'nobody'),
    partnershipId: fc.constantFrom(...PARTNERSHIPS, uuidOf('other')),
    since: step.map((seconds) => instantAt(3 * seconds)),
    until: step.map((seconds) => instantAt(3 * seconds)),
    effectiveFrom: fc.constantFrom(...DAYS),
    effectiveTo: fc.constantFrom(...DAYS),
    through: aPosition,
    after: aPosition,
    reverse: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** The rows that pass, found by looking at every one. */
function passing(rows: readonly LogRow[], filter: LogFilter): readonly LogRow[] {
  const { types = [], stream, actor, partnershipId, since, until, effectiveFrom, effectiveTo, through, after } = filter;
  const isOneOf = (type: string): boolean =>
    types.length === 0 || types.some((wanted) => wanted === type || wanted === type.replace(/\.v\d+$/, ''));
  const found = rows.filter(
    (row) =>
      isOneOf(row.type) &&
      (stream === undefined || row.stream === stream) &&
      (actor === undefined || row.actor === actor) &&
      (partnershipId === undefined || row.partnershipId === partnershipId) &&
      (since === undefined || (row.recordedAt ?? '') >= since) &&
      (until === undefined || (row.recordedAt ?? '~') <= until) &&
      (effectiveFrom === undefined || (row.effectiveOn ?? '') >= effectiveFrom) &&
      (effectiveTo === undefined || (row.effectiveOn ?? '~') <= effectiveTo) &&
      (through === undefined || row.position <= through) &&
      (after === undefined || (filter.reverse === true ? row.position < after : row.position > after)),
  );
  return filter.reverse === true ? found.toReversed() : found;
}

async function logOf(batches: readonly Batch[]): Promise<EventStore> {
  const store = createMemoryStore();
  const revisions = new Map<string, number>();
  for (const { stream, events } of batches) {
    const revision = revisions.get(stream) ?? 0;
    await record(store, stream, revision, ...events);
    revisions.set(stream, revision + events.length);
  }
  return store;
}

/** Applies the log in pages, each over a connection of its own where `reopens`. */
async function indexed(store: EventStore, pageSize: number, reopens: boolean): Promise<string> {
  const file = join(folders.make(), 'read-models.db');
  let open = openReadModelFile(file, noLog);
  let session = openSession(open, SAMPLE_SET);
  session.applier.prepare();
  for await (const page of store.readAll({ pageSize })) {
    session.applier.apply(page);
    if (!reopens) continue;
    open.close();
    open = openReadModelFile(file, noLog);
    session = openSession(open, SAMPLE_SET);
    session.applier.prepare();
  }
  session.settle();
  open.close();
  return file;
}

test('the packed index answers every filter as a look at every event does, page by page', async () => {
  let asked = 0;
  const property = fc.asyncProperty(
    aLog,
    fc.array(aFilter, { minLength: 10, maxLength: 30 }),
    fc.integer({ min: 1, max: 100 }),
    fc.boolean(),
    fc.integer({ min: 1, max: 90 }),
    async (batches, filters, pageSize, reopens, limit) => {
      const store = await logOf(batches);
      const models = new ReadModels(openReadModelFileReadOnly.bind(null, await indexed(store, pageSize, reopens)));
      const rows = (await everyEvent(store)).map(
        ({ eventId, stream, revision, type, token, metadata }, position): LogRow => ({
          position,
          token,
          eventId,
          stream,
          revision,
          type,
          partnershipId: metadata.partnershipId ?? null,
          actor: metadata.actor,
          recordedAt: metadata.recordedAt,
          effectiveOn: metadata.effectiveOn ?? null,
        }),
      );
      for (const filter of filters) {
        const seen: LogRow[] = [];
        let { after } = filter;
        for (;;) {
          const page = models.log({ ...filter, limit, ...(after === undefined ? {} : { after }) });
          seen.push(...page.rows);
          asked += 1;
          if (page.next === null) break;
          after = page.next;
        }
        expect(seen).toEqual(passing(rows, filter));
      }
      models.close();
    },
  );
  await fc.assert(property, { numRuns: 60 });
  expect(asked).toBeGreaterThan(600);
});
