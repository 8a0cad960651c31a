import type { EventMetadata, RecordedEvent } from '@pacta/ledger';

/** One sealed field of an event, opened for the reader or not. */
export interface FieldReading {
  /** RFC 6901 pointer into the event's data. */
  readonly pointer: string;
  /** `personal`, or a confidentiality class. */
  readonly class: string;
  /** `altered`: its box does not match its mark, which `verify` reports. */
  readonly state: 'opened' | 'sealed' | 'forgotten' | 'altered';
  readonly value?: unknown;
  /** With the salt the reader can check the value against the digest alone. */
  readonly salt?: string;
}

/** An event of the log with its context. Everything is passed in: nothing here reads a store. */
export interface LogEntry {
  /** Leaf index. */
  readonly position: number;
  /** `data` as in the leaf: sealed fields are marks. */
  readonly event: RecordedEvent;
  readonly fields: readonly FieldReading[];
  /** Lower-case hex. */
  readonly leafHash: string;
}

export interface OpenedField {
  readonly value: unknown;
  readonly salt?: string;
}

/** One line of `pacta log --json`. */
export interface LogLine {
  readonly position: number;
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly effectiveOn: string | null;
  readonly actor: string;
  readonly partnershipId: string | null;
  readonly data: unknown;
  /** Bound by the leaf like the rest, so that a line suffices to prove its event. */
  readonly metadata: EventMetadata;
  /** JSON pointer → value and salt of each sealed field that the reader may see. */
  readonly opened: Readonly<Record<string, OpenedField>>;
  readonly leafHash: string;
}

export function logLine({ position, event, fields, leafHash }: LogEntry): LogLine {
  const { eventId, stream, revision, type, data, metadata } = event;
  return {
    position,
    eventId,
    stream,
    revision,
    type,
    recordedAt: metadata.recordedAt,
    effectiveOn: metadata.effectiveOn ?? null,
    actor: metadata.actor,
    partnershipId: metadata.partnershipId ?? null,
    data,
    metadata,
    opened: Object.fromEntries(
      fields
        .filter((field) => field.state === 'opened')
        .map(({ pointer, value, salt }) => [pointer, salt === undefined ? { value } : { value, salt }]),
    ),
    leafHash,
  };
}

/** Another event that refers to this one, and where: a JSON pointer into it. */
export interface Referral {
  readonly position: number;
  readonly event: RecordedEvent;
  readonly at: string;
}

/** `pacta show --json`. */
export interface ShownEvent extends LogLine {
  readonly sealed: readonly Omit<FieldReading, 'salt' | 'value'>[];
  readonly referredBy: readonly {
    readonly position: number;
    readonly eventId: string;
    readonly type: string;
    readonly at: string;
  }[];
}

export const shownEvent = (entry: LogEntry, referrals: readonly Referral[]): ShownEvent => ({
  ...logLine(entry),
  sealed: entry.fields.map(({ pointer, class: of, state }) => ({ pointer, class: of, state })),
  referredBy: referrals.map(({ position, event, at }) => ({ position, eventId: event.eventId, type: event.type, at })),
});
