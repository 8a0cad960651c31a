export const CREATE_TREE = `
  CREATE TABLE tree_node (
    level INTEGER NOT NULL,
    idx   INTEGER NOT NULL,
    hash  BLOB NOT NULL,
    PRIMARY KEY (level, idx)
  ) STRICT, WITHOUT ROWID;
`;

export const INSERT_TREE_NODE = `INSERT INTO tree_node (level, idx, hash) VALUES (?, ?, ?)`;

export const DELETE_TREE = `DELETE FROM tree_node`;

export const SELECT_TREE_NODE = `SELECT hash FROM tree_node WHERE level = ? AND idx = ?`;

/** One number, level first, then index, so that rows can be compared with those of a rebuild. */
export const ALL_TREE_NODES = `SELECT (level << 48) | idx, level, idx, hash FROM tree_node ORDER BY level, idx`;
