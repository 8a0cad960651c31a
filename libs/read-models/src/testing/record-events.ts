import { createHash } from 'node:crypto';
import type { AppendResult, EventStore, NewEvent } from '@pacta/event-store';
import type { StreamName } from '@pacta/ledger';

export interface SampleEvent {
  readonly type?: string;
  readonly data?: unknown;
  readonly at?: string;
  readonly effectiveOn?: string;
  readonly actor?: string;
  readonly partnershipId?: string;
}

/** A UUID derived from a text. */
export function uuidOf(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-5${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

export const PARTNERSHIP = uuidOf('partnership');

/** Events of one stream as a test needs them, the first at `revision`. */
export function sampleEvents(stream: StreamName, revision: number, events: readonly SampleEvent[]): NewEvent[] {
  return events.map((event, index) => ({
    eventId: uuidOf(`${stream} ${revision + index}`),
    type: event.type ?? 'Counted.v1',
    data: event.data ?? { amount: revision + index + 1 },
    metadata: {
      actor: event.actor ?? 'secretariat',
      commandId: uuidOf(`command ${stream} ${revision}`),
      recordedAt: event.at ?? '2026-03-01T10:00:00.000Z',
      partnershipId: event.partnershipId ?? PARTNERSHIP,
      salt: 'AAAAAAAAAAAAAAAAAAAAAA',
      ...(event.effectiveOn === undefined ? {} : { effectiveOn: event.effectiveOn }),
    },
    sealed: {},
  }));
}

/** Appends events to a stream whose next revision is `revision`. */
export async function record(
  store: EventStore,
  stream: StreamName,
  revision: number,
  ...events: readonly SampleEvent[]
): Promise<string> {
  const result: AppendResult = await store.append(
    stream,
    revision === 0 ? 'none' : revision - 1,
    sampleEvents(stream, revision, events.length === 0 ? [{}] : events),
  );
  if (result.kind !== 'appended') throw new Error(`not appended: ${JSON.stringify(result)}`);
  return result.token;
}
