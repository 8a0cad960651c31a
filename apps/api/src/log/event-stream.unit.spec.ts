import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { LedgerReading } from '../reading/ledger-reading.ts';
import type { EventPage, EventPageRequest } from './event-page.ts';
import { EventStream } from './event-stream.ts';

/** A reader whose connection takes so many writes before it is full. */
class FakeResponse extends EventEmitter {
  readonly written: string[] = [];
  destroyed = false;
  writableEnded = false;
  #room: number;

  constructor(room: number) {
    super();
    this.#room = room;
  }

  write(chunk: string | Uint8Array): boolean {
    this.written.push(typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk));
    this.#room -= 1;
    return this.#room > 0;
  }

  reads(writes: number): void {
    this.#room = writes;
    this.emit('drain');
  }

  destroy(): void {
    this.destroyed = true;
  }
}

/** A log of so many events, three a page. */
function logOf(events: number) {
  const asked: EventPageRequest[] = [];
  const read = async (_name: string, _reader: unknown, request: EventPageRequest): Promise<EventPage> => {
    asked.push(request);
    await turn();
    const next = Math.min(request.after + Math.min(3, request.limit), events - 1);
    const body = new TextEncoder().encode(`${request.after + 1}–${next}\n`);
    return { body, events: next - request.after, next, more: next < events - 1 };
  };
  return { asked, reading: { read } as unknown as LedgerReading };
}

const projector = { onReached: () => () => undefined };
const all = { actor: 'a', filter: {}, after: -1, limit: Infinity };
const rounds = async (count: number): Promise<void> => {
  for (let round = 0; round < count; round += 1) await turn();
};

test('a page is read when the one before has left, and others have their turn between two pages', async () => {
  const response = new FakeResponse(3);
  const { asked, reading } = logOf(60_000);
  const stop = new AbortController();
  const stream = new EventStream(projector, reading, response as unknown as ServerResponse, stop.signal);
  const running = stream.run(all);
  await rounds(100);
  // The greeting and two pages, with which the connection is full.
  expect(response.written).toEqual(['retry: 2000\n\n', '0–2\n', '3–5\n']);
  expect(asked).toHaveLength(2);
  response.reads(2);
  await rounds(100);
  expect(asked).toHaveLength(4);
  let others = 0;
  response.reads(1_000);
  while (asked.length < 1_000) {
    await turn();
    others += 1;
  }
  expect(others).toBeGreaterThanOrEqual(990);
  stop.abort();
  response.emit('drain');
  await running;
});

test('it ends at its limit, and asks for no more than that', async () => {
  const { asked, reading } = logOf(100);
  const response = new FakeResponse(1_000);
  const stream = new EventStream(
    projector,
    reading,
    response as unknown as ServerResponse,
    new AbortController().signal,
  );
  await stream.run({ ...all, limit: 7 });
  expect(asked.map(({ limit }) => limit)).toEqual([7, 4, 1]);
});
