/**
 * Statements that put the rows of a side file in the place of the live ones. The side file is attached as `side`; its
 * tables are the same, so a row is copied as it stands.
 */

export const ATTACH_SIDE = `ATTACH DATABASE ? AS side`;
export const DETACH_SIDE = `DETACH DATABASE side`;

export const SIDE_CHECKPOINT = `SELECT version, token, events FROM side.checkpoint WHERE projection = ?`;

export const ADOPT_ENTITY_ROWS = `INSERT INTO main.entity_row SELECT * FROM side.entity_row WHERE view = ?`;

export const ADOPT_PARKED = `INSERT INTO main.parked SELECT * FROM side.parked WHERE projection = ?`;

export const ADOPT_LOG_INDEX = `
  INSERT INTO main.word SELECT * FROM side.word ORDER BY no;
  INSERT INTO main.log_index SELECT * FROM side.log_index ORDER BY position;
`;

export const ADOPT_TREE = `INSERT INTO main.tree_node SELECT * FROM side.tree_node`;

/**
 * Rows of a view that both files have folded up to the same event, and that still differ: what another version of a fold
 * makes of the same facts.
 */
export const ROWS_MADE_OTHERWISE = `
  SELECT live.id FROM main.entity_row AS live JOIN side.entity_row AS side USING (view, id)
  WHERE live.view = ? AND live.position = side.position AND live.state <> side.state ORDER BY live.id
`;
