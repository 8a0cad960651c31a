import type { EventStore, ReadFilter, StoredEvent, Token } from '@pacta/event-store';
import { sentenceOf } from '../log-line.ts';

/** One place of the log as the walk finds it. */
export type Walked =
  | { readonly position: number; readonly event: StoredEvent }
  /** `last`: nothing tells where the next event begins, so the walk ends here. */
  | { readonly position: number; readonly event: undefined; readonly why: string; readonly last: boolean };

const PAGE = 1_000;

/**
 * Every event of the store in log order. An event that can't be read is reported and stepped over, as long as
 * `tokenAt` (the log index) knows where the next one stands. Never throws.
 */
export async function* walkLedger(
  store: EventStore,
  tokenAt: (position: number) => Token | undefined,
  filter?: ReadFilter,
): AsyncGenerator<Walked, void, undefined> {
  let position = 0;
  let from: Token | undefined;
  /** Token of the last event handed out: reads include where they begin. */
  let last: Token | undefined;
  let pageSize = PAGE;
  for (;;) {
    let taken = 0;
    try {
      for await (const page of store.readAll({ pageSize, ...(from && { from }), ...(filter && { filter }) })) {
        for (const event of page) {
          if (event.token === last) continue;
          yield { position, event };
          position += 1;
          taken += 1;
          last = event.token;
          from = last;
        }
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
      yield { position, event: undefined, why: sentenceOf(fault), last: next === undefined };
      if (next === undefined) return;
      position += 1;
      from = next;
      last = undefined;
      pageSize = PAGE;
    }
  }
}
