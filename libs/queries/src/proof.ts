import type { LedgerIntegrity } from '@pacta/opening';
import { oneEvent, type EventName } from './event-rights.ts';
import type { LedgerReads } from './ledger-reads.ts';
import { QueryFault } from './query-fault.ts';
import type { Reader } from './scope.ts';

export interface EventProof {
  readonly eventId: string;
  /** The `.tlog-proof` (C2SP tlog-proof). */
  readonly text: string;
  /** Whether the quorum of the ledger's policy has cosigned its checkpoint. */
  readonly quorumMet: boolean;
}

/** The proof that an event is in the log, for readers who may see the event. @throws QueryFault not-found, unready */
export async function proof(
  reads: LedgerReads,
  integrity: Pick<LedgerIntegrity, 'proofOf'>,
  reader: Reader,
  name: EventName,
): Promise<EventProof> {
  const { eventId, position } = await oneEvent(reads, reader, name);
  const found = await integrity.proofOf(position);
  if (found === undefined)
    throw new QueryFault({
      kind: 'unready',
      code: 'not-covered-yet',
      detail: 'No checkpoint covers this event yet.',
      next: 'Ask again after the time in Retry-After: a checkpoint is signed every second while the log grows.',
      retryAfter: 1,
    });
  return { eventId, text: found.text, quorumMet: found.checkpoint.quorumMet };
}
