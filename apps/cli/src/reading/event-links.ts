import { idOf, type RecordedEvent } from '@pacta/ledger';
import type { Referral } from '@pacta/reports';

/** An event with its leaf index. */
export interface LinkedEvent {
  readonly position: number;
  readonly event: RecordedEvent;
}

export interface EventLinks {
  readonly refersTo: readonly Referral[];
  readonly referredBy: readonly Referral[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface Reference {
  readonly at: string;
  /** An id, or `stream@revision`. */
  readonly names: string;
}

function* idsIn(value: unknown, at: string): Iterable<Reference> {
  if (typeof value === 'string') {
    if (UUID.test(value)) yield { at, names: value };
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value))
      yield* idsIn(member, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

/** Everything by which other events may name this one: its id, its place, and the ids that it brought into being. */
function namesOf({ eventId, stream, revision, type, data }: RecordedEvent): readonly string[] {
  const made = (data ?? {}) as { readonly organisation?: { readonly id?: string }; readonly challenge?: string };
  return [
    eventId,
    `${stream}@${revision}`,
    ...(revision === 0 ? [idOf(stream)] : []),
    ...(type.startsWith('PartnerJoined.') && made.organisation?.id !== undefined ? [made.organisation.id] : []),
    ...(type.startsWith('Challenged.') && made.challenge !== undefined ? [made.challenge] : []),
  ];
}

/** What an event names, apart from what it brings into being itself. */
function referencesOf(event: RecordedEvent): readonly Reference[] {
  const own = new Set(namesOf(event));
  const { basedOn, causationId } = event.metadata;
  return [
    ...idsIn(event.data, '/data'),
    ...(causationId === undefined ? [] : [{ at: '/metadata/causationId', names: causationId }]),
    ...(basedOn ?? '').split(' ').map((names) => ({ at: '/metadata/basedOn', names })),
  ].filter(({ names }) => names !== '' && !own.has(names));
}

/**
 * Texts of which at least one stands in whatever names this event, and in whatever it names: an event with none of them
 * needs no closer look.
 */
export function textsOfLinks(event: RecordedEvent): readonly string[] {
  // A place in a stream is named by its stream and revision, which do not stand side by side in the event that is there.
  const wanted = referencesOf(event).map(({ names }) => names.split('@', 1)[0] as string);
  return [...new Set([...wanted, ...namesOf(event)])];
}

/** Follows the references of one event through the whole log, both ways; `at` is a JSON pointer into the referring event. */
export async function linksOf({ event: target }: LinkedEvent, log: AsyncIterable<LinkedEvent>): Promise<EventLinks> {
  const wanted = referencesOf(target);
  const names = new Set(namesOf(target));
  const refersTo: Referral[] = [];
  const referredBy: Referral[] = [];
  for await (const { position, event } of log) {
    if (event.eventId === target.eventId) continue;
    const made = new Set(namesOf(event));
    const [named] = wanted.filter((reference) => made.has(reference.names));
    if (named !== undefined) refersTo.push({ position, event, at: named.at });
    const [naming] = referencesOf(event).filter((reference) => names.has(reference.names));
    if (naming !== undefined) referredBy.push({ position, event, at: naming.at });
  }
  return { refersTo, referredBy };
}
