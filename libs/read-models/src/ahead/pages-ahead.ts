import type { EventStore, ReadFilter, StoredEvent, Token } from '@pacta/event-store';
import { openedByToken, sealedRangeOf, type OpenedField, type OpenedPage, type SealedRange } from './opened-page.ts';

/** Opens sealed fields somewhere else: in another thread. */
export interface OpeningAhead {
  /** What is opened in each event of the range, in their order. Rejects where it can't: then whoever asked does it. */
  open(range: SealedRange): Promise<readonly (readonly OpenedField[])[]>;
  close(): Promise<void>;
}

export interface PagesAheadOptions {
  readonly store: EventStore;
  readonly filter?: ReadFilter | undefined;
  /** Starts it. Not asked where there is but one page to read. */
  readonly openingAhead?: (() => OpeningAhead) | undefined;
}

export interface PageAhead {
  readonly events: readonly StoredEvent[];
  /** What was opened already; absent where nobody did. */
  readonly opened: OpenedPage | undefined;
}

/** Pages read ahead of the one that is folded. More of them would only be held in memory. */
const AHEAD = 1;

/**
 * The log in pages, from `from` (inclusive) to its present end. Where another thread opens what is sealed, pages are read
 * a little ahead, so that it works on the next while this one is folded.
 */
export async function* pagesAhead(
  { store, filter, openingAhead }: PagesAheadOptions,
  { from, pageSize }: { readonly from: Token | undefined; readonly pageSize: number },
): AsyncGenerator<PageAhead, void, undefined> {
  let helper: OpeningAhead | undefined;
  let pages = 0;
  const waiting: WaitingPage[] = [];
  try {
    for await (const events of store.readAll({ ...(from && { from }), ...(filter && { filter }), pageSize })) {
      pages += 1;
      if (pages > 1) helper ??= openingAhead?.();
      waiting.push({ events, opened: openedAhead(helper, events) });
      if (helper === undefined || waiting.length > AHEAD) yield* next(waiting);
    }
    while (waiting.length > 0) yield* next(waiting);
  } finally {
    await helper?.close();
  }
}

interface WaitingPage {
  readonly events: readonly StoredEvent[];
  readonly opened: Promise<OpenedPage | undefined>;
}

async function* next(waiting: WaitingPage[]): AsyncGenerator<PageAhead, void, undefined> {
  const page = waiting.shift();
  if (page !== undefined) yield { events: page.events, opened: await page.opened };
}

async function openedAhead(
  helper: OpeningAhead | undefined,
  events: readonly StoredEvent[],
): Promise<OpenedPage | undefined> {
  const range = helper && sealedRangeOf(events);
  if (helper === undefined || range === undefined) return undefined;
  try {
    return openedByToken(events, range, await helper.open(range));
  } catch {
    return undefined;
  }
}
