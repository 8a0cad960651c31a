import { randomUUID } from 'node:crypto';
import type { StreamName } from '@pacta/ledger';
import type { EventStore, NewEvent, ReadFilter, StoredEvent, Token } from '../port.ts';

/** A new stream for each case: a server's log outlives the suite. */
export const freshStream = (): StreamName => `commitment-${randomUUID()}`;

export function sampleEvent(data: unknown = { note: 'agreed' }, more: Partial<NewEvent> = {}): NewEvent {
  return {
    eventId: randomUUID(),
    type: 'Pledged.v1',
    data,
    metadata: {
      actor: 'actor-1',
      commandId: randomUUID(),
      recordedAt: '2026-04-12T09:30:00.000Z',
      salt: '3XK3hTfsqnafxNozwFbjIw',
    },
    sealed: {},
    ...more,
  };
}

export const sampleEvents = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => sampleEvent({ n }));

/** The fields of an event that the port promises to return. */
export const asAppended = ({ eventId, type, data, metadata, sealed }: NewEvent): NewEvent => ({
  eventId,
  type,
  data,
  metadata,
  sealed,
});

export const idsOf = (events: readonly { readonly eventId: string }[]): string[] =>
  events.map(({ eventId }) => eventId);

export async function everything(
  pages: AsyncIterable<readonly StoredEvent[]>,
  onPage: (page: readonly StoredEvent[]) => unknown = () => undefined,
): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const page of pages) {
    await onPage(page);
    events.push(...page);
  }
  return events;
}

export interface Following {
  readonly events: StoredEvent[];
  /** Resolves once this many events have arrived. */
  reached(count: number): Promise<void>;
  /** Ends the subscription; rejects if it failed. */
  stop(): Promise<void>;
}

/** Subscribes to the log and collects the events. */
export function follow(
  store: EventStore,
  options: { after?: Token; filter?: ReadFilter; onPage?: () => Promise<void> } = {},
): Following {
  const { onPage, ...range } = options;
  const abort = new AbortController();
  const events: StoredEvent[] = [];
  let arrived = Promise.withResolvers<void>();
  let ended = false;
  const done = (async () => {
    for await (const page of store.subscribe({ ...range, signal: abort.signal })) {
      events.push(...page);
      arrived.resolve();
      arrived = Promise.withResolvers();
      await onPage?.();
    }
    ended = true;
  })();
  return {
    events,
    async reached(count) {
      while (events.length < count) {
        if (ended) throw new Error(`the subscription ended after ${events.length} events`);
        await Promise.race([arrived.promise, done]);
      }
    },
    stop() {
      abort.abort();
      return done;
    },
  };
}
