import type { EventStore, StoredEvent } from '@pacta/event-store';
import type { RecordedEvent } from '@pacta/ledger';
import { encodeHex, leafHash } from '@pacta/proof';
import { logLine, type LogEntry } from '@pacta/reports';
import type { Sealer } from '@pacta/sealing';
import type { ReadEvent } from './ledger-source.ts';

/** An event with its leaf index. */
export interface ScannedEvent {
  readonly stored: StoredEvent;
  readonly position: number;
}

/** The whole log in order, from the store itself: nothing else has to be up to date. */
export async function* scanLog(store: EventStore): AsyncIterable<ScannedEvent> {
  let position = 0;
  for await (const page of store.readAll({ pageSize: 1000 })) {
    for (const stored of page) {
      yield { stored, position };
      position += 1;
    }
  }
}

/** The event as the log bound it. */
export const recordedEvent = ({ eventId, stream, revision, type, data, metadata }: StoredEvent): RecordedEvent => ({
  eventId,
  stream,
  revision,
  type,
  data,
  metadata,
});

/** The event as a reader of this folder sees it: fields whose key is at hand are opened, personal ones only if asked for. */
export function readEvent(
  { stored, position }: ScannedEvent,
  sealer: Pick<Sealer, 'open'>,
  personal: boolean,
): ReadEvent & { readonly entry: LogEntry } {
  const { data, fields } = sealer.open(stored, (mark) => personal || mark.class !== 'personal');
  const event = recordedEvent(stored);
  const entry: LogEntry = {
    position,
    event,
    // A box that does not fit its mark can't be read either; `verify` says what is wrong with it.
    fields: fields.map((field) =>
      field.state === 'altered' ? { pointer: field.pointer, class: field.class, state: 'sealed' as const } : field,
    ),
    leafHash: encodeHex(leafHash(stored.leaf)),
  };
  return { entry, line: logLine(entry), said: { ...event, data } };
}
