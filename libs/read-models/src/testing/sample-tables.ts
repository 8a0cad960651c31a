import type { EventOf, EventTable } from '../engine/event-table.ts';

/** A table for tests: counts, and can't read a `Poison.v1`. */
export const countedTable: EventTable = {
  name: 'counted-amount',
  version: 1,
  create: `
    CREATE TABLE counted_amount (stream TEXT NOT NULL, since INTEGER NOT NULL PRIMARY KEY, amount INTEGER NOT NULL) STRICT;
    CREATE INDEX counted_amount_by_stream ON counted_amount (stream, since);
  `,
  on: {
    'Counted.v1': ({ stream, position, data }: EventOf<{ readonly amount: number }>) => [
      [
        'INSERT INTO counted_amount (stream, since, amount) VALUES (:stream, :position, :amount)',
        { stream, position, amount: data.amount },
      ],
    ],
    'Poison.v1': () => {
      throw new Error('this event can not be read');
    },
  },
};

/** The same table in a version that can read the poison. */
export const healedTable: EventTable = { ...countedTable, on: { ...countedTable.on, 'Poison.v1': () => [] } };

/** A second one, of other events. */
export const namedTable: EventTable = {
  name: 'named',
  version: 1,
  create: 'CREATE TABLE named (name TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (since)) STRICT, WITHOUT ROWID;',
  on: {
    'Named.v1': ({ position, data }: EventOf<{ readonly name: string }>) => [
      ['INSERT INTO named (name, since) VALUES (:name, :position)', { name: data.name, position }],
    ],
  },
};
