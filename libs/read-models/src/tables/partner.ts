import type { EventOf, EventTable } from '../engine/event-table.ts';
import type { TableReads } from './as-of.ts';

/** An organisation of a roster. */
export interface Partner {
  readonly partnership: string;
  /** Organisation id. */
  readonly organisation: string;
  readonly name: string;
  /** Leaf index of the event by which it joined. */
  readonly since: number;
}

const INSERT = `
  INSERT INTO partner (since, partnership, organisation, name) VALUES (:since, :partnership, :organisation, :name)
`;

interface Joined {
  readonly organisation: { readonly id: string; readonly name: string };
}

/** Who joined which partnership; nobody leaves. Answers: who is in which partnership, and which organisation somebody means by its name. */
export const partnerTable: EventTable = {
  name: 'partner',
  version: 2,
  create: `
    CREATE TABLE partner (
      since        INTEGER PRIMARY KEY,
      partnership  TEXT NOT NULL,
      organisation TEXT NOT NULL,
      name         TEXT NOT NULL
    ) STRICT;
  `,
  on: {
    'PartnerJoined.v1': ({ position, stream, data: { organisation } }: EventOf<Joined>) => {
      const partnership = stream.slice('partnership-'.length);
      return [[INSERT, { since: position, partnership, organisation: organisation.id, name: organisation.name }]];
    },
  },
};

const SELECT_ALL = 'SELECT partnership, organisation, name, since FROM partner WHERE since <= :through ORDER BY since';

/** Every organisation of every roster in the order of the log, as it was at leaf index `through`. */
export const partnersKnown = (reads: TableReads, through: number): readonly Partner[] =>
  reads.select<Partner>(SELECT_ALL, { through });
