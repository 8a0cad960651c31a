import { createMemoryStore, type EventStore } from '@pacta/event-store';
import { eventCatalogue, type StreamName } from '@pacta/ledger';
import type { Sealer } from '@pacta/sealing';
import { v5 } from 'uuid';

const NAMESPACE = '5f2a1c30-0000-5000-8000-000000000002';

/** A UUID derived from a text. */
export const idFor = (text: string): string => v5(text, NAMESPACE);

/** An earlier event of a stream, with its id and type. */
export interface TestEvent {
  readonly eventId: string;
  readonly stream: StreamName;
  readonly revision: number;
  readonly type: string;
}

export interface Circumstances {
  readonly partnershipId?: string | undefined;
  readonly actor?: string;
  readonly effectiveOn?: string | undefined;
  /** Of an earlier event. */
  readonly causationId?: string | undefined;
  readonly basedOn?: string | undefined;
}

const START = Date.UTC(2026, 2, 1, 8);
/** Between two events. */
const HOURS = 9;

/** Builds a log: each event is checked against its schema, sealed as the catalogue says, and appended by itself. */
export class Story {
  readonly store: EventStore = createMemoryStore();
  readonly appended: TestEvent[] = [];
  readonly #sealer: Sealer;
  readonly #streams = new Map<StreamName, TestEvent[]>();

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  /** The events of a stream so far. */
  of(stream: StreamName): readonly TestEvent[] {
    return this.#streams.get(stream) ?? [];
  }

  async tell(stream: StreamName, type: string, data: unknown, circumstances: Circumstances = {}): Promise<TestEvent> {
    const definition = eventCatalogue.get(type);
    if (definition === undefined) throw new Error(`${type} is not in the event catalogue`);
    const before = this.of(stream);
    const revision = before.length;
    const eventId = idFor(`${stream} ${revision}`);
    const { actor = 'secretariat-1', ...others } = circumstances;
    const metadata = {
      actor,
      commandId: idFor(`command ${stream} ${revision}`),
      recordedAt: new Date(START + this.appended.length * HOURS * 3_600_000).toISOString(),
      ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)),
    };
    const parsed = definition.data.parse(data);
    const sealing = this.#sealer.seal({ eventId, type, stream, data: parsed, metadata }, definition.seals(parsed));
    const outcome = await this.store.append(stream, revision === 0 ? 'none' : revision - 1, [
      { eventId, type, ...sealing },
    ]);
    if (outcome.kind !== 'appended') throw new Error(`not appended: ${JSON.stringify(outcome)}`);
    const event = { eventId, stream, revision, type };
    this.appended.push(event);
    this.#streams.set(stream, [...before, event]);
    return event;
  }
}

/** Appends the next event of one of a few things of a kind, chosen by numbers. */
export type Step = (story: Story, which: number, how: number) => Promise<unknown>;
