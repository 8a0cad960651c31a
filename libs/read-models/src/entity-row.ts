/** One row of an entity view: a stream folded so far. */
export interface EntityRow<State = unknown> {
  readonly view: string;
  /** The stream's id. */
  readonly id: string;
  readonly partnershipId: string | null;
  /** Of the last event folded; -1 where not one could be. */
  readonly revision: number;
  readonly position: number;
  /** True: an event of the stream is parked, so what follows it is missing. */
  readonly incomplete: boolean;
  readonly state: State;
}

/** Where a row stands, without its state. */
export type EntityPlace = Pick<EntityRow, 'id' | 'position' | 'incomplete'>;

/** A row as the statements of sql/entity-row.ts answer it. */
export function asEntityRow<State>(row: unknown): EntityRow<State> {
  const columns = row as { partnership_id: string | null; incomplete: number; state: string } & Omit<
    EntityRow,
    'partnershipId' | 'incomplete' | 'state'
  >;
  const { view, id, revision, position } = columns;
  return {
    view,
    id,
    partnershipId: columns.partnership_id,
    revision,
    position,
    incomplete: columns.incomplete === 1,
    state: JSON.parse(columns.state) as State,
  };
}

/** The same of the statement that answers places only. */
export function asEntityPlace(row: unknown): EntityPlace {
  const { id, position, incomplete } = row as { id: string; position: number; incomplete: number };
  return { id, position, incomplete: incomplete === 1 };
}
