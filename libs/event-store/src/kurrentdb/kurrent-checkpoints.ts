import { hash } from 'node:crypto';
import { canonicalJson } from '@pacta/proof';
import { assertEntry, type CheckpointEntry, type CheckpointLog } from '../checkpoint-log.ts';
import { StoreUnavailable } from '../port.ts';
import { appendOnce } from './append-once.ts';
import type { KurrentGateway, RawRecord } from './gateway.ts';
import { retried, type RetryParts } from './retry-policy.ts';

/** Not a name of an event stream: the log, its filter and its head exclude it. */
export const CHECKPOINT_STREAM = 'pacta-checkpoints';
const TYPE = 'CheckpointAdded.v1';

/**
 * Checkpoints as the events of one stream. The revision is the number, and the expected revision is the
 * compare-and-set. The event's id derives from number and note, so a repeated entry is recognized.
 * @param guard throws where the store is closed
 */
export function kurrentCheckpoints(gateway: KurrentGateway, retry: RetryParts, guard: () => void): CheckpointLog {
  const read = async (range: { from: number | 'end'; limit: number; backwards?: boolean }) => {
    guard();
    const found = await retried('read', () => gateway.readStream({ stream: CHECKPOINT_STREAM, ...range }), retry);
    return found.map(entryOf);
  };
  return {
    async add(number, note) {
      assertEntry(number, note);
      guard();
      const event = { id: entryId(number, note), type: TYPE, data: canonicalJson({ note }), metadata: '{}' };
      const answer = await appendOnce(
        gateway,
        { stream: CHECKPOINT_STREAM, expected: number - 1, events: [event] },
        retry,
      );
      return answer.kind === 'appended' ? 'added' : 'overtaken';
    },
    newest: (count) => read({ from: 'end', limit: count, backwards: true }),
    read: (from, limit) => read({ from, limit }),
  };
}

function entryOf({ revision, data, position }: RawRecord): CheckpointEntry {
  const note = (data as { readonly note?: unknown } | null)?.note;
  if (typeof note !== 'string')
    throw new StoreUnavailable(`The checkpoint at token ${position} is damaged: run 'pacta verify'.`);
  return { number: revision, note };
}

/** A UUID of version 8 (RFC 9562: custom bits) over number and note. */
function entryId(number: number, note: string): string {
  const hex = hash('sha256', `${number}\u0000${note}`, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
