import type { AppendAnswer, KurrentGateway, RawEvent } from './gateway.ts';
import { retried, type RetryParts } from './retry-policy.ts';

/** What is appended: the expected revision of the stream, and events with their ids. */
export interface OneAppend {
  readonly stream: string;
  /** Revision of the stream's last event, -1 before its first. */
  readonly expected: number;
  readonly events: readonly RawEvent[];
}

/**
 * Appends once, however often it is retried: the same ids at the same revision write nothing a second time, so a try
 * whose answer was lost is repeated. If the server then reports another revision, the events after the expected
 * revision are read: if they have these very ids, the append was done.
 * @throws StoreUnavailable where the outcome stays unknown; nothing may be acknowledged then
 */
export async function appendOnce(
  gateway: Pick<KurrentGateway, 'append' | 'readStream'>,
  { stream, expected, events }: OneAppend,
  retry: RetryParts,
): Promise<AppendAnswer> {
  return retried(
    'written',
    async (deadline) => {
      const answer = await gateway.append({ stream, expected, events, deadline });
      if (answer.kind === 'appended') return answer;
      if (answer.actual < expected + events.length) return answer;
      const found = await gateway.readStream({ stream, from: expected + 1, limit: events.length });
      const last = found.at(-1);
      const same = found.length === events.length && events.every(({ id }, index) => found[index]?.id === id);
      return same && last !== undefined
        ? { kind: 'appended', revision: last.revision, position: last.position }
        : answer;
    },
    retry,
  );
}
