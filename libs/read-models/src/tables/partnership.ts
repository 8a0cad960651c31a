import type { EventOf, EventTable } from '../engine/event-table.ts';
import type { TableReads } from './as-of.ts';

/** A partnership as the first event that names it so does: as it was founded, or as a publisher reported it. */
export interface KnownPartnership {
  readonly id: string;
  readonly origin: 'founded' | 'reported';
  /** Null where a publisher gave it no title, or one that is sealed. */
  readonly name: string | null;
  /** By what others know it: the publisher's identifier, and those that were given where it was founded. */
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

/** A list of texts of an activity, one text of a grant, or a sealed one. */
interface Reported {
  readonly identifier: string;
  readonly title?: unknown;
}

const reported = ({ position, metadata: { partnershipId }, data }: EventOf<Reported>) =>
  partnershipId === undefined
    ? []
    : [rowOf(position, partnershipId, 'reported', titleOf(data.title), [data.identifier])];

/**
 * Partnerships that were founded, and those on which publishers reported, one row for each event that says so. Answers:
 * which partnerships there are, what they are called, and which of them were reported.
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

const SELECT_KNOWN = `
  SELECT id, origin, name, identifiers, since FROM partnership WHERE since <= :through ORDER BY since
`;

/** Every naming of a partnership in the order of the log, as it was at leaf index `through`. */
export const knownPartnerships = (reads: TableReads, through: number): readonly KnownPartnership[] =>
  reads
    .select<Omit<KnownPartnership, 'identifiers'> & { readonly identifiers: string }>(SELECT_KNOWN, { through })
    .map((row) => ({ ...row, identifiers: JSON.parse(row.identifiers) as string[] }));

const SELECT_IDS = `
  SELECT DISTINCT id FROM partnership
  WHERE origin = :origin AND id > :after AND since <= :through ORDER BY id LIMIT :limit
`;

/** Partnerships that were founded, or reported, by id, `limit` of them after the id `after`. */
export const partnershipIds = (
  reads: TableReads,
  origin: KnownPartnership['origin'],
  { after, limit, through }: { readonly after: string; readonly limit: number; readonly through: number },
): readonly string[] =>
  reads.select<{ readonly id: string }>(SELECT_IDS, { origin, after, limit, through }).map(({ id }) => id);
