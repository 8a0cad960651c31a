import { flowMatches, organisationMatches } from '@pacta/ledger';
import type { EventTable, Rule } from '../engine/event-table.ts';

const INSERT = 'INSERT INTO found_stream (type, stream, since) VALUES (:type, :stream, :since) ON CONFLICT DO NOTHING';

const found: Rule = ({ type, stream, position }) => [[INSERT, { type, stream, since: position }]];

/**
 * Streams with an event of one of a few types, each by the first such event, for the sparse views, which find nothing
 * elsewhere.
 */
export const foundStreamTable = (types: readonly string[]): EventTable => ({
  name: 'found-stream',
  version: 1,
  create: `
    CREATE TABLE found_stream (
      type   TEXT NOT NULL,
      stream TEXT NOT NULL,
      since  INTEGER NOT NULL,
      PRIMARY KEY (type, stream)
    ) STRICT, WITHOUT ROWID;
  `,
  on: Object.fromEntries(types.map((type) => [type, found])),
});

/** The streams of matches. Used for every match of flows and of organisations in the ledger. */
export const foundStream: EventTable = foundStreamTable([
  ...(flowMatches.sparse ?? []),
  ...(organisationMatches.sparse ?? []),
]);
