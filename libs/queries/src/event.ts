import type { StoredEvent } from '@pacta/event-store';
import type { IndexedEvent } from '@pacta/ledger';
import {
  findEvent,
  madeBy,
  makersOf,
  namesOf,
  readEvents,
  referencesOf,
  referringTo,
  type LogRow,
} from '@pacta/read-models';
import { shownEvent as shownInFull, type FieldReading, type Referral, type ShownEvent } from '@pacta/reports';
import { eventsNamed, maySeeEvent, type EventName } from './event-rights.ts';
import type { LedgerReads } from './ledger-reads.ts';
import { leafHashOf, recordedEvent } from './log.ts';
import { momentOf, type Answer } from './moment.ts';
import { notFound, QueryFault } from './query-fault.ts';
import type { Reader } from './scope.ts';
import { fieldsFor } from './sealed-fields.ts';

export interface EventRequest {
  readonly name: EventName;
  /** As of this moment: a later event is not found. */
  readonly asOf?: string | undefined;
  /** Opens people's fields too, for an owner. */
  readonly personal?: boolean | undefined;
}

/** An event with its sealed fields, the events it refers to, and those that refer to it. */
export interface EventInFull {
  readonly shown: ShownEvent;
  readonly fields: readonly FieldReading[];
  readonly refersTo: readonly Referral[];
  readonly referredBy: readonly Referral[];
}

/** Most events listed in each direction. */
const MOST_LINKS = 1_000;

/**
 * One event as this reader may see it; by the id of what it made, such as a commitment's, where no event has that id.
 * @throws QueryFault not-found; malformed where a prefix is ambiguous
 */
export async function event(
  reads: LedgerReads,
  reader: Reader,
  { name, asOf, personal = false }: EventRequest,
): Promise<Answer<EventInFull>> {
  const shown = momentOf(reads, asOf);
  const { through } = shown;
  const [named, another] = await eventsNamed(reads, reader, name, through);
  const row = named ?? ('eventId' in name ? await rowMaking(reads, reader, name.eventId, through) : undefined);
  if (row === undefined) throw notFound('event');
  if (another !== undefined)
    throw new QueryFault({
      kind: 'malformed',
      code: 'event-ambiguous',
      detail: `More than one event id begins like that: ${row.eventId} and ${another.eventId}.`,
      next: 'Give more of it.',
      parameter: 'eventId',
    });
  const [stored] = await readEvents(reads.store, [row]);
  if (stored === undefined) throw notFound('event');
  const { position } = row;
  const fields = await fieldsFor(reads, reader, stored, personal);
  const links = await linksOf(reads, reader, { ...recordedEvent(stored), position }, through);
  const entry = { position, event: recordedEvent(stored), fields, leafHash: leafHashOf(stored) };
  return { shown, body: { shown: shownInFull(entry, links.referredBy), fields, ...links } };
}

/** The first event that the reader may see of those that made what has this id: a stream, a partner, a challenge. */
async function rowMaking(reads: LedgerReads, reader: Reader, id: string, through: number): Promise<LogRow | undefined> {
  const makers = await seenAt(reads, reader, makersOf(reads.readModels, [id], through));
  const maker = makers.find((each) => madeBy(each).includes(id));
  return maker === undefined ? undefined : (reads.readModels.eventAt(maker.position) ?? undefined);
}

/** The references from and to the event that the reader may see; `at` is a pointer into the referring event. */
async function linksOf(
  reads: LedgerReads,
  reader: Reader,
  target: IndexedEvent,
  through: number,
): Promise<Pick<EventInFull, 'refersTo' | 'referredBy'>> {
  const named = referencesOf(target);
  const names = named.map(({ name }) => name);
  const byName = new Set(namesOf(target));
  const wanted = new Set(names);
  const to = [...makersOf(reads.readModels, names, through), ...(await placesNamed(reads, names, through))];
  const refersTo = (await seenAt(reads, reader, to)).flatMap((event): Referral[] => {
    const at = namesOf(event).find((name) => wanted.has(name));
    const reference = named.find(({ name }) => name === at);
    return reference === undefined || event.position === target.position
      ? []
      : [{ position: event.position, event, at: reference.at }];
  });
  const by = await seenAt(reads, reader, referringTo(reads.readModels, target, through));
  const referredBy = by.flatMap((event): Referral[] => {
    const reference = referencesOf(event).find(({ name }) => byName.has(name));
    return reference === undefined ? [] : [{ position: event.position, event, at: reference.at }];
  });
  return { refersTo, referredBy };
}

/** Events referred to by their own id, or by `stream@revision`. */
async function placesNamed(reads: LedgerReads, names: readonly string[], through: number): Promise<readonly number[]> {
  const rows = await Promise.all(names.map((name) => rowNamed(reads, name)));
  return rows.filter((row) => row !== undefined && row.position <= through).map((row) => (row as LogRow).position);
}

async function rowNamed(reads: LedgerReads, name: string): Promise<LogRow | undefined> {
  const cut = name.lastIndexOf('@');
  if (cut >= 0) return reads.readModels.eventOf(name.slice(0, cut), Number(name.slice(cut + 1)));
  const found = await findEvent(reads, name);
  return found.kind === 'found' ? found.row : undefined;
}

async function seenAt(
  reads: LedgerReads,
  reader: Reader,
  positions: readonly number[],
): Promise<readonly IndexedEvent[]> {
  const seen: IndexedEvent[] = [];
  const ordered = [...new Set(positions)].toSorted((left, right) => left - right).slice(0, MOST_LINKS);
  for (const position of ordered) {
    const row = reads.readModels.eventAt(position);
    if (row === undefined || !(await maySeeEvent(reads, reader, row))) continue;
    const [stored] = (await readEvents(reads.store, [row])) as readonly [StoredEvent?];
    if (stored !== undefined) seen.push({ ...recordedEvent(stored), position });
  }
  return seen;
}
