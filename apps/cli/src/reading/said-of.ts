import type { EventMetadata, RecordedEvent } from '@pacta/ledger';
import type { LogLine } from '@pacta/reports';
import { withOpened } from './opened-data.ts';

/** What a line's sentence is made from. The log does not carry a salt nor the command: sentences need neither. */
export function saidOf(line: LogLine, metadata?: EventMetadata): RecordedEvent {
  const { eventId, stream, revision, type, data, opened, actor, recordedAt, effectiveOn, partnershipId } = line;
  return {
    eventId,
    stream,
    revision,
    type,
    data: withOpened(data, opened),
    metadata: metadata ?? {
      actor,
      commandId: '',
      recordedAt,
      salt: '',
      ...(effectiveOn === null ? {} : { effectiveOn }),
      ...(partnershipId === null ? {} : { partnershipId }),
    },
  };
}
