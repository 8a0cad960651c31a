import type { EventOf, EventTable } from '../engine/event-table.ts';
import type { TableReads } from './as-of.ts';

/** A partnership as its first naming event has it: founded, or reported by a publisher. */
export interface KnownPartnership {
  readonly id: string;
  readonly origin: 'founded' | 'reported';
  /** Null where a publisher gave no title, or a sealed one. */
  readonly name: string | null;
  /** Its ids in other registers: the publisher's identifier, and those given at its founding. */
  readonly identifiers: readonly string[];
  /** Leaf index of that event. */
  readonly since: number;
}

const INSERT = `
  INSERT INTO partnership (since, id, origin, name, identifiers) VALUES (:since, :id, :origin, :name, :identifiers)
`;

interface Founded {
  readonly name: string;
  readonly externalIds?: readonly { readonly ref: string }[];
}

/** An activity has a list of texts, a grant one text; either may be sealed. */
interface Reported {
  readonly identifier: string;
  readonly title?: unknown;
}

const reported = ({ position, metadata: { partnershipId }, data }: EventOf<Reported>) =>
  partnershipId === undefined
    ? []
    : [rowOf(position, partnershipId, 'reported', titleOf(data.title), [data.identifier])];

/**
 * Founded partnerships and reported ones, one row for each event that names one. Used for which partnerships there are,
 * their names, and which of them were reported.
 */
export const partnershipTable: EventTable = {
  name: 'partnership',
  version: 1,
  create: `
    CREATE TABLE partnership (
      since       INTEGER PRIMARY KEY,
      id          TEXT NOT NULL,
      origin      TEXT NOT NULL,
      name        TEXT,
      identifiers TEXT NOT NULL
    ) STRICT;
  `,
  indexes: 'CREATE INDEX IF NOT EXISTS partnership_by_origin ON partnership (origin, id, since);',
  on: {
    'PartnershipFounded.v1': ({ position, stream, data: { name, externalIds = [] } }: EventOf<Founded>) => {
      const id = stream.slice('partnership-'.length);
      const refs = externalIds.map(({ ref }) => ref);
      return [rowOf(position, id, 'founded', name, refs)];
    },
    'ActivityReported.v1': reported,
    'GrantReported.v1': reported,
  },
};

function rowOf(
  since: number,
  id: string,
  origin: KnownPartnership['origin'],
  name: string | null,
  identifiers: readonly string[],
) {
  return [INSERT, { since, id, origin, name, identifiers: JSON.stringify(identifiers) }] as const;
}

function titleOf(title: unknown): string | null {
  if (typeof title === 'string') return title;
  const [first] = Array.isArray(title) ? (title as readonly { readonly text?: unknown }[]) : [];
  return typeof first?.text === 'string' ? first.text : null;
}

type NamingRow = Omit<KnownPartnership, 'identifiers'> & { readonly identifiers: string };

const asKnown = (row: NamingRow): KnownPartnership => ({
  ...row,
  identifiers: JSON.parse(row.identifiers) as string[],
});

const SELECT_KNOWN = `
  SELECT id, origin, name, identifiers, since FROM partnership WHERE since <= :through ORDER BY since
`;

/** Every naming of a partnership in log order, as of leaf index `through`. */
export const knownPartnerships = (reads: TableReads, through: number): readonly KnownPartnership[] =>
  reads.select<NamingRow>(SELECT_KNOWN, { through }).map(asKnown);

const SELECT_NAMED = `
  SELECT id, origin, name, identifiers, since FROM partnership
  WHERE origin IN ('founded', 'reported') AND id IN (SELECT value FROM json_each(:ids)) AND since <= :through
  ORDER BY since
`;

/** Every naming of these partnerships in log order, as of leaf index `through`. */
export const namingsOf = (reads: TableReads, ids: readonly string[], through: number): readonly KnownPartnership[] =>
  reads.select<NamingRow>(SELECT_NAMED, { ids: JSON.stringify(ids), through }).map(asKnown);

const SELECT_IDS = `
  SELECT DISTINCT id FROM partnership
  WHERE origin = :origin AND id > :after AND since <= :through ORDER BY id LIMIT :limit
`;

/** Partnerships that were founded or reported, by id, `limit` of them after the id `after`. */
export const partnershipIds = (
  reads: TableReads,
  origin: KnownPartnership['origin'],
  { after, limit, through }: { readonly after: string; readonly limit: number; readonly through: number },
): readonly string[] =>
  reads.select<{ readonly id: string }>(SELECT_IDS, { origin, after, limit, through }).map(({ id }) => id);
