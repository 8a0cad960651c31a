import type { EventStore, ReadFilter, StoredEvent, Token } from '@pacta/event-store';
import { sentenceOf } from '../engine/log-line.ts';

/** A part of the log found by the pass, from `position` on. */
export type Walked =
  | { readonly position: number; readonly events: readonly StoredEvent[] }
  /** One event that can't be read. `last`: the position of the next event is unknown, so the pass ends here. */
  | { readonly position: number; readonly events: undefined; readonly why: string; readonly last: boolean };

const PAGE = 1_000;

/**
 * Every event of the store in log order, page by page. An event that can't be read is reported and skipped, as long as
 * `tokenAt` (the log index) knows where the next one is. Never throws.
 */
export async function* walkLedger(
  store: EventStore,
  tokenAt: (position: number) => Token | undefined,
  filter?: ReadFilter,
): AsyncGenerator<Walked, void, undefined> {
  let position = 0;
  let from: Token | undefined;
  /** Token of the last event yielded: reads include their start. */
  let last: Token | undefined;
  let pageSize = PAGE;
  for (;;) {
    let taken = 0;
    try {
      for await (const page of store.readAll({ pageSize, ...(from && { from }), ...(filter && { filter }) })) {
        const events = after(last, page);
        if (events.length > 0) yield { position, events };
        position += events.length;
        taken += events.length;
        last = page.at(-1)?.token;
        from = last;
        if (pageSize === 1 && taken >= PAGE) break;
      }
      if (pageSize === PAGE || taken < PAGE) return;
      pageSize = PAGE;
    } catch (fault) {
      if (pageSize > 1) {
        pageSize = 1;
        continue;
      }
      const next = tokenAt(position + 1);
      yield { position, events: undefined, why: sentenceOf(fault), last: next === undefined };
      if (next === undefined) return;
      position += 1;
      from = next;
      last = undefined;
      pageSize = PAGE;
    }
  }
}

/** The events of a page without its first, if that is the one with this token. */
const after = (token: Token | undefined, page: readonly StoredEvent[]): readonly StoredEvent[] =>
  page[0]?.token === token ? page.slice(1) : page;
