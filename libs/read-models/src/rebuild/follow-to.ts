import { isAfter, type EventStore, type ReadFilter, type Token } from '@pacta/event-store';
import type { ProjectionSession } from '../projection-set.ts';

/** Takes in the events up to and with `token`, and none after it. */
export async function followTo(
  { applier }: ProjectionSession,
  { store, filter }: { readonly store: EventStore; readonly filter?: ReadFilter },
  token: Token,
): Promise<void> {
  const { token: from } = applier.furthestBehind();
  if (from !== undefined && !isAfter(token, from)) return;
  for await (const page of store.readAll({ ...(from && { from }), ...(filter && { filter }), pageSize: 1_000 })) {
    const within = page.filter((event) => !isAfter(event.token, token));
    applier.apply(within);
    if (within.length < page.length) return;
  }
}
