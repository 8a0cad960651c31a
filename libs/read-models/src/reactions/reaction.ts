import type { RecordedEvent, StreamCategory, StreamName } from '@pacta/ledger';

/** What the ledger itself does about an event. */
export interface Reaction<Answer = unknown> {
  /** Part of the ids of all that it makes: never changed, or everything would be done again. */
  readonly name: string;
  /** On which streams its causes are. */
  readonly category: StreamCategory;
  /** Whether it may answer this event at all; asked of every event of the category, so it must be quick. */
  readonly concerns: (event: RecordedEvent) => boolean;
  /** What is to be done, or nothing. The same event always gets the same answer: it may be asked again. */
  readonly react: (cause: ReactionCause) => Promise<Answer | undefined>;
}

/** An event, and what of the log before it may be looked at. */
export interface ReactionCause {
  readonly event: RecordedEvent;
  /** Events of a stream after this revision that were recorded before the cause. */
  readonly before: (stream: StreamName, revision: number) => Promise<readonly RecordedEvent[]>;
}

/** The streams, with the revision looked at, that `basedOn` of an event's metadata names. */
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
