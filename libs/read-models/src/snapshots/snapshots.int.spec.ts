import { describe, expect, test } from '@jest/globals';
import { createMemoryStore, type EventStore, type StoredEvent } from '@pacta/event-store';
import { noLog } from '../log-line.ts';
import { openSession } from '../projection-set.ts';
import { openReadModelFile } from '../read-model-file.ts';
import { ReadModels } from '../read-models.ts';
import { SAMPLE_SET } from '../testing/sample-set.ts';
import { PARTNERSHIP, record } from '../testing/record-events.ts';
import { isKept } from './snapshot-revisions.ts';
import { StreamCourses } from './stream-courses.ts';

async function pageFrom(store: EventStore, taken: number): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const page of store.readAll()) events.push(...page);
  return events.slice(taken);
}

describe('the states that are kept', () => {
  test('are near enough to fold on from, and together weigh a few of the last one', () => {
    const length = 100_000;
    const kept = Array.from({ length }, (_, revision) => revision).filter(isKept);
    const gaps = kept.map((revision, at) => revision - (kept[at - 1] ?? -1));
    for (const [at, revision] of kept.entries()) expect(gaps[at]).toBeLessThanOrEqual(Math.max(4, (revision + 1) / 16));
    expect(kept.reduce((sum, revision) => sum + revision + 1, 0)).toBeLessThan(32 * length);
  });
});

describe('how far streams had come', () => {
  test('is what the log index says at every point, also of what was taken in since', async () => {
    const store = createMemoryStore();
    const db = openReadModelFile(':memory:', noLog);
    const { applier } = openSession(db, SAMPLE_SET);
    applier.prepare();
    const readModels = new ReadModels(() => db);
    const courses = new StreamCourses();
    const revisions = [0, 0, 0];
    for (let round = 0, taken = 0; round < 4; round += 1) {
      for (let step = 0; step < 9; step += 1) {
        const stream = (step * 7 + round) % 3;
        await record(store, `costbook-${String.fromCharCode(99 - stream)}`, revisions[stream] as number, {});
        revisions[stream] = (revisions[stream] as number) + 1;
      }
      const page = await pageFrom(store, taken);
      applier.apply(page);
      taken += page.length;
      for (let through = -1; through < taken + 2; through += 1) {
        const asked = readModels.streamsOf(PARTNERSHIP, through);
        const expected = asked
          .map(({ stream, revision }) => ({ stream, revision }))
          .toSorted((left, right) => (left.stream < right.stream ? -1 : 1));
        expect(courses.reachOf(readModels, PARTNERSHIP, through)).toEqual(expected);
      }
    }
    readModels.close();
  });
});
