import { createMemoryStore, type EventStore, type StoredEvent } from '@pacta/event-store';
import { LEDGER_STREAM, streamName, type StreamName } from '@pacta/ledger';
import type { Made } from '../../../ledger/testing/lives/life.ts';
import { LIVES } from '../../../ledger/testing/lives/lives.ts';
import { record, uuidOf } from './record-events.ts';

/** Picks the next event: the life, its stream, and the step. */
export interface Pick {
  readonly life: number;
  readonly stream: number;
  readonly step: number;
}

const STREAMS_OF_A_LIFE = 3;

const GOODS = { side: 'provider', description: 'Jars', givenOn: '2026-03-01' };

/** Other events that the last stream of a life may begin with. */
const OTHER_FIRST: Readonly<Record<string, Made>> = {
  contribution: {
    type: 'GoodsGiven.v1',
    data: { ...GOODS, provider: uuidOf('giver'), receiver: uuidOf('getter') },
  },
};

/** Lives name an event of their stream by its revision; this replaces it by the id in this log. */
const EVENT_OF_STREAM = /00000000-0000-5000-8000-(\d{12})/g;

const namedIn = (stream: StreamName, data: unknown): unknown =>
  JSON.parse(
    JSON.stringify(data).replace(EVENT_OF_STREAM, (_, revision: string) => uuidOf(`${stream} ${Number(revision)}`)),
  );

/**
 * A log with streams of every category; each life picks its next steps, however unlikely. The same picks make the same
 * log.
 */
export async function sampleLog(picks: readonly Pick[]): Promise<readonly StoredEvent[]> {
  const store = createMemoryStore();
  const lengths = new Map<StreamName, number>();
  for (const pick of picks) {
    const life = LIVES[pick.life % LIVES.length] as (typeof LIVES)[number];
    const id = uuidOf(`${life.category} ${pick.stream % STREAMS_OF_A_LIFE}`);
    const stream = life.category === 'ledger' ? LEDGER_STREAM : streamName(life.category, id);
    const revision = lengths.get(stream) ?? 0;
    lengths.set(stream, revision + 1);
    const steps = [...life.steps, ...life.rarely];
    const isLast = pick.stream % STREAMS_OF_A_LIFE === STREAMS_OF_A_LIFE - 1;
    const first = (isLast ? OTHER_FIRST[life.category] : undefined) ?? life.first;
    const { type, data } = revision === 0 ? first : (steps[pick.step % steps.length]?.(revision) ?? first);
    const partnershipId = life.category === 'partnership' ? id : uuidOf(`partnership ${pick.stream % 2}`);
    await record(store, stream, revision, {
      type,
      data: namedIn(stream, data),
      partnershipId,
      actor: `actor-${pick.step % 5}`,
    });
  }
  return everyEvent(store);
}

/** Each life takes each of its steps in each of its streams. */
export const EVERY_STEP: readonly Pick[] = LIVES.flatMap((life, at) =>
  Array.from({ length: 1 + 2 * (life.steps.length + life.rarely.length) }, (_, step) => step).flatMap((step) =>
    Array.from({ length: STREAMS_OF_A_LIFE }, (_, stream) => ({ life: at, stream, step: step - 1 + stream })),
  ),
).map((pick) => ({ ...pick, step: Math.max(0, pick.step) }));

export async function everyEvent(store: EventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const page of store.readAll()) events.push(...page);
  return events;
}
