/** One event in the log index; its body is read from the store. */
export interface LogRow {
  /** Leaf index: 0, 1, 2 … */
  readonly position: number;
  readonly token: string;
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly partnershipId: string | null;
  readonly actor: string | null;
  /** Instant at which it was recorded. */
  readonly recordedAt: string | null;
  /** Plain date on which it was effective. */
  readonly effectiveOn: string | null;
}
