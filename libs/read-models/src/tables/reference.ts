import { idOf, type IndexedEvent } from '@pacta/ledger';
import { insertInto, type EventTable, type TakenEvent } from '../engine/event-table.ts';
import type { TableReads } from './as-of.ts';
import { isUuid, nameNumber, uuidsIn } from './name-number.ts';

/** A name of an event: its event id, `stream@revision`, or the id of something that it creates. */
export interface Reference {
  readonly name: string;
  /** RFC 6901 pointer into the referring event. */
  readonly at: string;
}

function* idsIn(value: unknown, at: string): Iterable<Reference> {
  if (typeof value === 'string') {
    if (isUuid(value)) yield { name: value, at };
  } else if (typeof value === 'object' && value !== null) {
    for (const [member, below] of Object.entries(value))
      yield* idsIn(below, `${at}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

/** The ids that an event creates, besides its own id and revision: of its stream, a partner, a challenge. */
export function madeBy(event: IndexedEvent): readonly string[] {
  const { stream, revision, type } = event;
  const ofStream = revision === 0 ? [idOf(stream)] : NOTHING;
  if (!type.startsWith('PartnerJoined.') && !type.startsWith('Challenged.')) return ofStream;
  const made = (event.data ?? {}) as { readonly organisation?: { readonly id?: string }; readonly challenge?: string };
  const id = type.startsWith('Challenged.') ? made.challenge : made.organisation?.id;
  return id === undefined ? ofStream : [...ofStream, id];
}

const NOTHING: readonly never[] = [];

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

/** The names of `referencesOf`, each once. */
function namesReferredTo(event: TakenEvent): readonly string[] {
  const { basedOn, causationId } = event.metadata;
  const ids = uuidsIn(event.dataText);
  if (ids.length === 0 && causationId === undefined && basedOn === undefined) return NOTHING;
  const names = new Set(ids);
  if (causationId !== undefined) names.add(causationId);
  for (const name of basedOn?.split(' ') ?? NOTHING) names.add(name);
  for (const own of ['', ...namesOf(event)]) names.delete(own);
  return [...names];
}

const INSERT = insertInto('reference', 'name', 'since', 'made');

/**
 * The references of each event, and the names that it creates, each name as an integer (name-number.ts). Used for what
 * refers to an event, and what it refers to.
 */
export const referenceTable: EventTable = {
  name: 'reference',
  version: 2,
  create: `
    CREATE TABLE reference (
      name  INTEGER NOT NULL,
      since INTEGER NOT NULL,
      made  INTEGER NOT NULL
    ) STRICT;
  `,
  // Names are random: while a long log is applied, the index costs more than the rows.
  indexes: 'CREATE INDEX IF NOT EXISTS reference_by_name ON reference (name, made, since);',
  on: {},
  onAny(event) {
    const [referredTo, made] = [namesReferredTo(event), madeBy(event)];
    if (referredTo.length + made.length === 0) return NOTHING;
    const row = (name: string, isMade: 0 | 1) => [INSERT, [nameNumber(name), event.position, isMade]] as const;
    return [...referredTo.map((name) => row(name, 0)), ...made.map((name) => row(name, 1))];
  },
};

const SELECT_POSITIONS = `
  SELECT DISTINCT since FROM reference
  WHERE name IN (SELECT value FROM json_each(:names)) AND made = :made AND since <= :through
  ORDER BY since
`;

const positions = (reads: TableReads, names: readonly string[], made: 0 | 1, through: number): readonly number[] =>
  reads
    .select<{ readonly since: number }>(SELECT_POSITIONS, {
      names: JSON.stringify(names.map(nameNumber)),
      made,
      through,
    })
    .map(({ since }) => since);

/**
 * Leaf indices of the events that refer to this one, in order, up to leaf index `through`. Those whose name has the same
 * number are among them: `referencesOf` says which refer to it.
 */
export const referringTo = (reads: TableReads, event: IndexedEvent, through: number): readonly number[] =>
  positions(reads, namesOf(event), 0, through).filter((position) => position !== event.position);

/** Leaf indices of the events that created these names: streams, partners, challenges. */
export const makersOf = (reads: TableReads, names: readonly string[], through: number): readonly number[] =>
  positions(reads, names, 1, through);
