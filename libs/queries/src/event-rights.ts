import { categoryOf, LEDGER_STREAM } from '@pacta/ledger';
import { findEvent, type LogRow } from '@pacta/read-models';
import type { LedgerReads } from './ledger-reads.ts';
import { notFound } from './query-fault.ts';
import { scopeAllows, scopeIfAny, scopeOfReports, type Reader } from './scope.ts';

/**
 * Events of a partnership are readable with the right to its governance. Events about the ledger itself and about
 * organisations are readable by every signed-in user, and so are reports on a partnership that nobody has founded: they
 * were published.
 */
export async function maySeeEvent(
  reads: LedgerReads,
  reader: Reader,
  { stream, partnershipId }: Pick<LogRow, 'stream' | 'partnershipId'>,
): Promise<boolean> {
  if (reader.kind === 'owner') return true;
  const category = categoryOf(stream);
  if (partnershipId === null) return stream === LEDGER_STREAM || category === 'organisation';
  if (category !== 'report') {
    const scope = await scopeIfAny(reads, reader, partnershipId);
    return scope !== undefined && scopeAllows(scope, 'readGovernance');
  }
  const scope = await scopeOfReports(reads, reader, partnershipId);
  return scope !== undefined && (scope.grants.length === 0 || scopeAllows(scope, 'readGovernance'));
}

/**
 * Whether the reader may see a row, for many rows at one moment: the rights in each partnership are looked up once.
 */
export function eventRights(
  reads: LedgerReads,
  reader: Reader,
): (row: Pick<LogRow, 'stream' | 'partnershipId'>) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  return (row) => {
    const place =
      row.partnershipId === null ? row.stream : `${categoryOf(row.stream) === 'report'} ${row.partnershipId}`;
    const answer = known.get(place) ?? maySeeEvent(reads, reader, row);
    known.set(place, answer);
    return answer;
  };
}

/** A reference to an event: its leaf index, its id, or a prefix of its id (hexadecimal digits, hyphens or not). */
export type EventName = { readonly position: number } | { readonly eventId: string; readonly shortest?: number };

/** Parses an event reference of an address: `@12` is a leaf index, other text an id or a prefix. */
export const eventNamed = (text: string): EventName =>
  /^@\d{1,15}$/.test(text) ? { position: Number(text.slice(1)) } : { eventId: text };

/**
 * The matching event, among those that the reader may see of the log up to leaf index `through`; several where a prefix
 * is ambiguous.
 */
export async function eventsNamed(
  reads: LedgerReads,
  reader: Reader,
  name: EventName,
  through = Number.MAX_SAFE_INTEGER,
): Promise<readonly LogRow[]> {
  const seen: LogRow[] = [];
  for (const row of await rowsNamed(reads, name))
    if (row.position <= through && (await maySeeEvent(reads, reader, row))) seen.push(row);
  return seen;
}

async function rowsNamed(reads: LedgerReads, name: EventName): Promise<readonly LogRow[]> {
  if ('position' in name) {
    const row = reads.readModels.eventAt(name.position);
    return row === undefined ? [] : [row];
  }
  const found = await findEvent(reads, name.eventId, name.shortest);
  if (found.kind === 'found') return [found.row];
  return found.kind === 'ambiguous' ? found.rows : [];
}

/** The one matching event. @throws QueryFault not-found where there is none, or more than one */
export async function oneEvent(reads: LedgerReads, reader: Reader, name: EventName, through?: number): Promise<LogRow> {
  const [row, another] = await eventsNamed(reads, reader, name, through);
  if (row === undefined || another !== undefined) throw notFound('event');
  return row;
}
