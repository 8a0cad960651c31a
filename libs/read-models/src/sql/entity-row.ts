export const PUT_ENTITY_ROW = `
  INSERT INTO entity_row (view, id, partnership_id, revision, position, incomplete, state) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (view, id) DO UPDATE SET
    partnership_id = excluded.partnership_id, revision = excluded.revision, position = excluded.position,
    incomplete = excluded.incomplete, state = excluded.state
`;

export const DELETE_ENTITY_ROWS = `DELETE FROM entity_row WHERE view = ?`;

export const SELECT_ENTITY = `
  SELECT view, id, partnership_id, revision, position, incomplete, state FROM entity_row WHERE view = ? AND id = ?
`;

/** The plus keeps SQLite from walking all rows of the view in the order of their ids: a partnership has few. */
export const SELECT_ENTITIES_OF_PARTNERSHIP = `
  SELECT view, id, partnership_id, revision, position, incomplete, state FROM entity_row
  WHERE partnership_id = ? AND +view = ? ORDER BY id
`;

export const SELECT_ENTITIES = `
  SELECT view, id, partnership_id, revision, position, incomplete, state FROM entity_row
  WHERE view = ? AND id > ? ORDER BY id LIMIT ?
`;

/** Which streams a view has a row for, without their states. */
export const SELECT_ENTITY_KEYS = `
  SELECT id FROM entity_row WHERE view = :view AND (:partnership IS NULL OR partnership_id = :partnership) ORDER BY id
`;

/** Rows whose state is not this one: most streams of a sparse view hold nothing of it. */
export const SELECT_ENTITIES_BEYOND = `
  SELECT view, id, partnership_id, revision, position, incomplete, state FROM entity_row
  WHERE view = ? AND state <> ? ORDER BY id
`;

/** Each partnership that has a row in a view, once. */
export const SELECT_PARTNERSHIPS_OF_VIEW = `
  SELECT DISTINCT partnership_id FROM entity_row WHERE partnership_id > ? AND +view = ? ORDER BY partnership_id LIMIT ?
`;
/** The expression and the literal must stand the same in index and query, or SQLite does not see that they belong together. */
const lookedUp = (member: string): string => `CASE WHEN json_valid(state) THEN json_extract(state, '$.${member}') END`;

const NAME = /^[A-Za-z][A-Za-z-]*$/;

function checked(...names: readonly string[]): void {
  const odd = names.find((name) => !NAME.test(name));
  if (odd !== undefined) throw new RangeError(`'${odd}' can't stand in a statement`);
}

/** An index over the rows of one view by a member of their state; other views pay nothing for it. */
export function createLookUpIndex(view: string, member: string): string {
  checked(view, member);
  return `CREATE INDEX IF NOT EXISTS "entity_by_${member}_of_${view}" ON entity_row (${lookedUp(member)}) WHERE view = '${view}'`;
}

/** Rows of a view by that member, without an order. */
export function selectLookedUp(view: string, member: string): string {
  checked(view, member);
  return `
    SELECT view, id, partnership_id, revision, position, incomplete, state FROM entity_row
    WHERE view = '${view}' AND ${lookedUp(member)} = ?
  `;
}

/** Where those rows stand, without their states: to see which have changed. */
export function selectPlacesLookedUp(view: string, member: string): string {
  checked(view, member);
  return `SELECT id, position, incomplete FROM entity_row WHERE view = '${view}' AND ${lookedUp(member)} = ?`;
}
