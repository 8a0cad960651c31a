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
  readonly commandId: string | null;
  /** RFC 6962 leaf hash, 32 bytes. */
  readonly leafHash: Uint8Array;
}

/** A row as the statements of log-index-sql.ts return it. */
export interface LogColumns {
  readonly position: number;
  readonly token: string;
  readonly event_id: Uint8Array | string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly partnership: string | null;
  readonly actor: string | null;
  readonly recorded_at: string | null;
  readonly effective_on: string | null;
  readonly command_id: Uint8Array | string | null;
  readonly leaf_hash: Uint8Array;
}

/** Member by member: object spread costs more than reading the row. */
export const logRowFrom = (columns: LogColumns): LogRow => ({
  position: columns.position,
  token: columns.token,
  eventId: uuidText(columns.event_id),
  stream: columns.stream,
  revision: columns.revision,
  type: columns.type,
  partnershipId: columns.partnership,
  actor: columns.actor,
  recordedAt: columns.recorded_at,
  effectiveOn: columns.effective_on,
  commandId: columns.command_id === null ? null : uuidText(columns.command_id),
  leafHash: columns.leaf_hash,
});

export const asLogRow = (row: unknown): LogRow => logRowFrom(row as LogColumns);

/** The text of a UUID stored as its 16 bytes; any other id is stored as text. */
function uuidText(id: Uint8Array | string): string {
  if (typeof id === 'string') return id;
  const digits = Buffer.isBuffer(id) ? id.toString('hex') : Buffer.from(id).toString('hex');
  const [a, b, c, d, e] = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ];
  return `${a}-${b}-${c}-${d}-${e}`;
}
