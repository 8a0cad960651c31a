import {
  BUDGETS_PER_EVENT,
  PARTNERS_PER_EVENT,
  RELATED_PER_EVENT,
  type ActivityFacts,
  type RelatedActivity,
} from '@pacta/ledger';
import type { WholeActivity } from './activity-facts.ts';

export interface MoreOfActivity {
  readonly partners: ActivityFacts['partners'];
  readonly budgets: ActivityFacts['budgets'];
}

/** An activity as events hold it: a head, and further events for what does not fit. */
export interface SpreadActivity {
  readonly head: ActivityFacts;
  readonly more: readonly MoreOfActivity[];
  readonly related: readonly (readonly RelatedActivity[])[];
}

/** A leaf has at most 65,535 bytes; titles, descriptions and the rest of the head take at most half of them. */
const BYTES_PER_EVENT = 24_000;

/** Spreads partners, budgets and related activities over as many events as they need. */
export function spreadActivity({ partners, budgets, related, ...rest }: WholeActivity): SpreadActivity {
  const partnerChunks = chunked(partners, PARTNERS_PER_EVENT);
  const budgetChunks = chunked(budgets, BUDGETS_PER_EVENT);
  const [head = { partners: [], budgets: [] }, ...more] = Array.from(
    { length: Math.max(partnerChunks.length, budgetChunks.length) },
    (_, index) => ({ partners: partnerChunks[index] ?? [], budgets: budgetChunks[index] ?? [] }),
  );
  return { head: { ...rest, ...head }, more, related: chunked(related, RELATED_PER_EVENT) };
}

function chunked<Item>(items: readonly Item[], most: number): Item[][] {
  const chunks: Item[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item));
    const chunk = chunks.at(-1);
    if (chunk === undefined || chunk.length >= most || bytes + size > BYTES_PER_EVENT / 2) {
      chunks.push([item]);
      bytes = size;
    } else {
      chunk.push(item);
      bytes += size;
    }
  }
  return chunks;
}
