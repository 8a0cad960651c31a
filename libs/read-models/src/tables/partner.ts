import type { EventOf, EventTable } from '../engine/event-table.ts';
import type { TableReads } from './as-of.ts';

/** An organisation in a roster. */
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

/**
 * The partners of each partnership; none ever leaves. Used for who is in which partnership, and for finding an
 * organisation by name.
 */
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

/** Every organisation of every roster in log order, as of leaf index `through`. */
export const partnersKnown = (reads: TableReads, through: number): readonly Partner[] =>
  reads.select<Partner>(SELECT_ALL, { through });
