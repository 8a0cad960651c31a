/** An event that a projection could not apply. */
export interface ParkedRow {
  readonly projection: string;
  /** The partition: its stream. */
  readonly key: string;
  readonly token: string;
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly reason: string;
  /** Events of the stream after this one that are held back with it. */
  readonly held: number;
}

/** A row as the statements of parked-sql.ts return it. */
export function asParkedRow(row: unknown): ParkedRow {
  const { event_id: eventId, ...rest } = row as { event_id: string } & Omit<ParkedRow, 'eventId'>;
  return { ...rest, eventId };
}
