import type { EventStore, Token } from '@pacta/event-store';
import type { PageApplier } from './page-applier.ts';

/** Events per transaction while a log is applied: the more, the fewer pages of the file are written twice. */
export const PAGE_SIZE = 10_000;

/** Events read together: they and what is made of them are in memory at once. */
export const READ_TOGETHER = 1_000;

/** Applies the log from a token to its present end; yields after each transaction, which holds `pageSize` events. */
export async function* applyFrom(
  applier: PageApplier,
  store: Pick<EventStore, 'readHashed'>,
  token: Token | undefined,
  pageSize = PAGE_SIZE,
): AsyncGenerator<void, void, undefined> {
  const range = { ...(token && { from: token }), pageSize: Math.min(pageSize, READ_TOGETHER) };
  const pages = store.readHashed(range)[Symbol.asyncIterator]();
  try {
    while ((await applier.applyTogether(pages, pageSize)) >= pageSize) yield;
    yield;
  } finally {
    await pages.return?.();
  }
}
