import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '@pacta/event-store';
import { OWNER, QueryFault } from '@pacta/queries';
import { Problem } from '../http/problem.ts';
import { ReadingThread, type ThreadLine } from './reading-thread.ts';
import { toldFault, type FromReading, type ToReading } from './thread-messages.ts';

type Asked = Extract<ToReading, { readonly kind: 'read' }>;

/** A thread that answers when the test says so. */
class Bench {
  readonly asked: Asked[] = [];
  readonly said: string[] = [];
  starts = 0;
  closings = 0;
  stopped = false;
  end: () => void = () => undefined;
  #hear: (message: FromReading) => void = () => undefined;
  readonly reading = new ReadingThread({
    start: () => this.#start(),
    closings: () => this.closings,
    log: (message) => this.said.push(message),
  });

  #start(): ThreadLine {
    this.starts += 1;
    return {
      send: (message) => {
        if (message.kind === 'read') this.asked.push(structuredClone(message));
        else this.stopped = true;
      },
      onMessage: (listener) => (this.#hear = listener),
      onEnded: (listener) => (this.end = listener),
    };
  }

  answer(at: number, text = 'x'): void {
    const { id } = this.asked[at] as Asked;
    this.#hear({ kind: 'read', id, rendered: { body: new TextEncoder().encode(text) } });
  }

  fail(at: number, fault: unknown): void {
    const { id } = this.asked[at] as Asked;
    this.#hear(structuredClone({ kind: 'fault', id, fault: toldFault(fault) } as const));
  }

  short = () => this.reading.read('question', OWNER, { name: 'ledger', request: {} });
  long = (partnershipId: string, signal?: AbortSignal) =>
    this.reading.read('question', OWNER, { name: 'diff', request: { partnershipId } }, signal);
}

const questionIn = ({ request }: Asked): unknown => (request as { readonly name: string }).name;
const partnershipIn = (asked: Asked | undefined): string | undefined =>
  (asked?.request as { readonly request: { readonly partnershipId: string } } | undefined)?.request.partnershipId;

const textOf = async (answer: Promise<{ readonly body: Uint8Array }>): Promise<string> =>
  new TextDecoder().decode((await answer).body);

describe('a reading thread', () => {
  test('is started by the first request, and answers each request with its own', async () => {
    const bench = new Bench();
    expect(bench.starts).toBe(0);
    const both = [bench.short(), bench.short()];
    bench.answer(1, 'second');
    bench.answer(0, 'first');
    expect(await Promise.all(both.map(textOf))).toEqual(['first', 'second']);
    expect(bench.starts).toBe(1);
  });

  test('reads two long ones at a time, in their order, and short ones beside', async () => {
    const bench = new Bench();
    const long = ['a', 'b', 'c', 'd'].map((id) => bench.long(id));
    const short = bench.short();
    await turn();
    expect(bench.asked.map(questionIn)).toEqual(['diff', 'diff', 'ledger']);
    bench.answer(2);
    await short;
    bench.answer(1);
    await long[1];
    await turn();
    expect(partnershipIn(bench.asked[3])).toBe('c');
    expect(bench.asked).toHaveLength(4);
    bench.answer(0);
    bench.answer(3);
    await turn();
    bench.answer(4);
    expect(await Promise.all(long)).toHaveLength(4);
  });

  test('reads nothing long for a request that was given up while it waited', async () => {
    const bench = new Bench();
    const gone = new AbortController();
    const long = [bench.long('a'), bench.long('b'), bench.long('c', gone.signal), bench.long('d')];
    gone.abort();
    await turn();
    bench.answer(0);
    await expect(long[2]).rejects.toThrow('given up');
    await turn();
    expect(partnershipIn(bench.asked[2])).toBe('d');
  });

  test.each([
    ['a problem', new Problem({ status: 404, code: 'not-found', detail: 'No.' })],
    ['a query fault', new QueryFault({ kind: 'unready', code: 'read-models-lag', detail: 'Soon.', retryAfter: 1 })],
    ['an unreachable store', new StoreUnavailable('gone')],
  ])('passes on %s as what it is', async (_, fault) => {
    const bench = new Bench();
    const read = bench.short();
    bench.fail(0, fault);
    const caught: unknown = await read.catch((found: unknown) => found);
    expect(caught).toBeInstanceOf(fault.constructor);
    const told = JSON.parse(JSON.stringify(toldFault(caught))) as { message?: unknown };
    const meant = JSON.parse(JSON.stringify(toldFault(fault))) as { message?: unknown };
    delete told.message;
    delete meant.message;
    expect(told).toEqual(meant);
  });

  test('says with each request how often the read models were closed', async () => {
    const bench = new Bench();
    void bench.short();
    bench.closings = 3;
    void bench.short();
    expect(bench.asked.map(({ closings }) => closings)).toEqual([0, 3]);
  });

  test('that is lost fails its requests as unavailable, and the next one starts another', async () => {
    const bench = new Bench();
    const lost = bench.short();
    bench.end();
    await expect(lost).rejects.toThrow(StoreUnavailable);
    expect(bench.said).toHaveLength(1);
    const next = bench.short();
    bench.answer(1, 'again');
    expect(await textOf(next)).toBe('again');
    expect(bench.starts).toBe(2);
  });

  test('that closes waits for the thread to end, and takes nothing more', async () => {
    const bench = new Bench();
    bench.reading.start();
    let closed = false;
    const closing = bench.reading.close().then(() => (closed = true));
    await turn();
    expect([bench.stopped, closed]).toEqual([true, false]);
    bench.end();
    await closing;
    await expect(bench.short()).rejects.toThrow(StoreUnavailable);
    expect(bench.said).toEqual([]);
  });
});
