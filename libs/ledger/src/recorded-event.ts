/**
 * What a fold is given: one event as the log recorded it, with the fields its reader may use already opened.
 *
 * `metadata` is a flat map of strings (newer KurrentDB demands it, and canonical JSON of strings has one form only).
 */
export interface EventMetadata {
  /** Who gave the command: a random id or a role, never a person's name. */
  readonly actor: string;
  /** UUID of the command; event ids derive from it. */
  readonly commandId: string;
  /** Instant (ISO 8601, UTC, milliseconds): when the ledger learned it. */
  readonly recordedAt: string;
  /** Plain date (YYYY-MM-DD): when it was true. Absent where unknown. */
  readonly effectiveOn?: string;
  /** Absent on the streams that stand outside any partnership. */
  readonly partnershipId?: string;
  /** The other streams the decision looked at, as `stream@revision`, separated by spaces. */
  readonly basedOn?: string;
  readonly onBehalfOf?: string;
  readonly mandate?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  /** Keeps the leaf hash of a guessable event from being guessed. */
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
