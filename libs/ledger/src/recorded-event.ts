/**
 * Metadata of a recorded event. A flat map of strings: newer KurrentDB demands it, and strings have one canonical JSON
 * form.
 */
export interface EventMetadata {
  /** Who gave the command: a random id or a role, never a person's name. */
  readonly actor: string;
  /** UUID of the command; event ids derive from it. */
  readonly commandId: string;
  /** When it was recorded: instant (ISO 8601, UTC, milliseconds). */
  readonly recordedAt: string;
  /** When it was true: plain date (YYYY-MM-DD). Absent where unknown. */
  readonly effectiveOn?: string;
  /** Absent on streams that belong to no partnership. */
  readonly partnershipId?: string;
  /** The other streams that the decision read, as `stream@revision`, separated by spaces. */
  readonly basedOn?: string;
  readonly onBehalfOf?: string;
  readonly mandate?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  /** Random; prevents guessing a predictable event from its leaf hash. */
  readonly salt: string;
}

export interface RecordedEvent<Type extends string = string, Data = unknown> {
  readonly eventId: string;
  readonly stream: string;
  /** 0, 1, 2 … within the stream. */
  readonly revision: number;
  readonly type: Type;
  readonly data: Data;
  readonly metadata: EventMetadata;
}
