import type { RecordedEvent, StreamCategory, StreamName } from '@pacta/ledger';

/** A rule by which the ledger itself answers an event. */
export interface Reaction<Answer = unknown> {
  /** Part of the derived ids of all its commands: must never change, or everything would be done again. */
  readonly name: string;
  /** The category of streams whose events it handles. */
  readonly category: StreamCategory;
  /** Whether it may answer this event at all. Called for every event of the category, so it must be fast. */
  readonly concerns: (event: RecordedEvent) => boolean;
  /** The command, or nothing. Must be deterministic: an event may be handled again. */
  readonly react: (cause: ReactionCause) => Promise<Answer | undefined>;
}

/** An event, and reads of the log before it. */
export interface ReactionCause {
  readonly event: RecordedEvent;
  /** Events of a stream after this revision that were recorded before the cause. */
  readonly before: (stream: StreamName, revision: number) => Promise<readonly RecordedEvent[]>;
}

/** The streams, with revisions, that `basedOn` of an event's metadata names. */
export function basisOf({
  metadata,
}: RecordedEvent): readonly { readonly stream: StreamName; readonly revision: number }[] {
  return (metadata.basedOn ?? '')
    .split(' ')
    .filter((entry) => entry.includes('@'))
    .map((entry) => {
      const cut = entry.lastIndexOf('@');
      return { stream: entry.slice(0, cut) as StreamName, revision: Number(entry.slice(cut + 1)) };
    });
}
