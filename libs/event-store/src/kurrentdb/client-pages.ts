import type { Readable } from 'node:stream';

export interface PagedCall<Item> {
  readonly stream: Readable;
  readonly pageSize: number;
  readonly convert: (item: never) => Item;
  /** Cancels the call at the server: leaving a loop over the client's streams keeps the call open. */
  readonly letGo: () => Promise<void>;
  readonly signal?: AbortSignal;
  /** Recognizes the event that marks the end of the stream: the pages end there. */
  readonly endsAt?: string;
}

/** Pages that may wait for their reader. When they are full the call is paused, so a slow reader costs no memory. */
const WAITING_PAGES = 2;

/**
 * The output of a client call in pages of what has arrived, at most `pageSize`. When a call drops, the client's streams
 * emit one `error` and neither `end` nor `close`, and without an `error` listener the process would end; so a listener
 * stays until the end. What arrived before the fault is yielded first.
 */
export async function* pagesOf<Item>({
  stream,
  pageSize,
  convert,
  letGo,
  signal,
  endsAt,
}: PagedCall<Item>): AsyncGenerator<readonly Item[], void, undefined> {
  let arrived: Item[] = [];
  let fault: { readonly error: unknown } | undefined;
  let ended = signal?.aborted === true;
  let wake: () => void = () => undefined;
  stream.on('data', (item: unknown) => {
    arrived.push(convert(item as never));
    if (arrived.length >= pageSize * WAITING_PAGES) stream.pause();
    wake();
  });
  stream.on('error', (error) => {
    fault ??= { error };
    wake();
  });
  let sentAll = false;
  if (endsAt !== undefined)
    stream.on(endsAt, () => {
      sentAll = true;
      wake();
    });
  const end = (): void => {
    ended = true;
    wake();
  };
  stream.on('end', end);
  stream.on('close', end);
  signal?.addEventListener('abort', end);
  try {
    while (signal?.aborted !== true) {
      if (arrived.length === 0) {
        if (fault !== undefined) throw fault.error;
        if (ended || (sentAll && stream.readableLength === 0)) return;
        await new Promise<void>((resolve) => (wake = resolve));
        await settled(() => arrived.length, pageSize);
        continue;
      }
      const page = arrived.slice(0, pageSize);
      arrived = arrived.slice(pageSize);
      if (stream.isPaused() && arrived.length < pageSize) stream.resume();
      yield page;
    }
  } finally {
    signal?.removeEventListener('abort', end);
    stream.on('error', () => undefined);
    await letGo();
    stream.destroy();
  }
}

/** Records that follow at once join the same page: a page costs its reader more than an event. */
async function settled(count: () => number, enough: number): Promise<void> {
  for (let had = -1; count() > had && count() < enough;) {
    had = count();
    await nextTurn();
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
