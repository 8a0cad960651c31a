import { idOf, type IndexedEvent } from '@pacta/ledger';
import type { EventTable } from '../engine/event-table.ts';
import type { TableReads } from './as-of.ts';

/** A name of an event: its event id, `stream@revision`, or the id of something that it creates. */
export interface Reference {
  readonly name: string;
  /** RFC 6901 pointer into the referring event. */
  readonly at: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function* idsIn(value: unknown, at: string): Iterable<Reference> {
  if (typeof value === 'string') {
    if (UUID.test(value)) yield { name: value, at };
  } else if (typeof value === 'object' && value !== null) {
    for (const [member, below] of Object.entries(value))
      yield* idsIn(below, `${at}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

/** The ids that an event creates, besides its own id and revision: of its stream, a partner, a challenge. */
export function madeBy({ stream, revision, type, data }: IndexedEvent): readonly string[] {
  const made = (data ?? {}) as { readonly organisation?: { readonly id?: string }; readonly challenge?: string };
  return [
    ...(revision === 0 ? [idOf(stream)] : []),
    ...(type.startsWith('PartnerJoined.') && made.organisation?.id !== undefined ? [made.organisation.id] : []),
    ...(type.startsWith('Challenged.') && made.challenge !== undefined ? [made.challenge] : []),
  ];
}

/** Every name by which other events may refer to this one. */
export const namesOf = (event: IndexedEvent): readonly string[] => [
  event.eventId,
  `${event.stream}@${event.revision}`,
  ...madeBy(event),
];

/** The names that an event refers to, except those that it creates itself. */
export function referencesOf(event: IndexedEvent): readonly Reference[] {
  const own = new Set(namesOf(event));
  const { basedOn, causationId } = event.metadata;
  return [
    ...idsIn(event.data, '/data'),
    ...(causationId === undefined ? [] : [{ name: causationId, at: '/metadata/causationId' }]),
    ...(basedOn ?? '').split(' ').map((name) => ({ name, at: '/metadata/basedOn' })),
  ].filter(({ name }) => name !== '' && !own.has(name));
}

/** A UUID as its 16 bytes, any other name unchanged. */
const packed = (parameter: string): string => `coalesce(unhex(${parameter}, '-'), ${parameter})`;

const INSERT = `INSERT INTO reference (name, since, made) VALUES (${packed(':name')}, :since, :made)`;

/**
 * The references of each event, and the names that it creates. Used for what refers to an event, and what it refers to.
 */
export const referenceTable: EventTable = {
  name: 'reference',
  version: 1,
  create: `
    CREATE TABLE reference (
      name  ANY NOT NULL,
      since INTEGER NOT NULL,
      made  INTEGER NOT NULL
    ) STRICT;
  `,
  // Names are random: while a long log is applied, the index costs more than the rows.
  indexes: 'CREATE INDEX IF NOT EXISTS reference_by_name ON reference (name, made, since);',
  on: {},
  onAny(event) {
    const since = event.position;
    const named = new Set(referencesOf(event).map(({ name }) => name));
    return [
      ...[...named].map((name) => [INSERT, { name, since, made: 0 }] as const),
      ...madeBy(event).map((name) => [INSERT, { name, since, made: 1 }] as const),
    ];
  },
};

const SELECT_POSITIONS = `
  SELECT DISTINCT since FROM reference
  WHERE name IN (SELECT coalesce(unhex(value, '-'), value) FROM json_each(:names)) AND made = :made AND since <= :through
  ORDER BY since
`;

const positions = (reads: TableReads, names: readonly string[], made: 0 | 1, through: number): readonly number[] =>
  reads
    .select<{ readonly since: number }>(SELECT_POSITIONS, { names: JSON.stringify(names), made, through })
    .map(({ since }) => since);

/** Leaf indices of the events that refer to this one, in order, up to leaf index `through`. */
export const referringTo = (reads: TableReads, event: IndexedEvent, through: number): readonly number[] =>
  positions(reads, namesOf(event), 0, through).filter((position) => position !== event.position);

/** Leaf indices of the events that created these names: streams, partners, challenges. */
export const makersOf = (reads: TableReads, names: readonly string[], through: number): readonly number[] =>
  positions(reads, names, 1, through);
