import type { LeafContent } from '@pacta/proof';

/** An event from a file: what the leaf binds, and what else the file says about it. */
export interface GivenEvent {
  readonly content: LeafContent;
  /** As the file gives them, to compare with the proof; undefined where it gives none. */
  readonly position: number | undefined;
  readonly leafHash: string | undefined;
  /** Fields that the file repeats from the metadata, such as `recordedAt`. */
  readonly repeated: ReadonlyMap<string, unknown>;
  /** JSON pointer → the value that the file gives for that sealed field. */
  readonly opened: ReadonlyMap<string, unknown>;
}

const REPEATED = ['recordedAt', 'effectiveOn', 'actor', 'partnershipId'];

/**
 * Reads the events of a JSON file: the output of `pacta show --json`, lines of `pacta log --json`, `GET /v1/events`, or
 * the response of a command. Returns a string where it holds none, with the reason.
 */
export function eventsInFile(text: string): readonly GivenEvent[] | string {
  const values = jsonValues(text);
  if (values === undefined) return 'it is neither JSON nor lines of JSON';
  const candidates = values.flatMap((value) =>
    isObject(value) && Array.isArray(value['events']) ? (value['events'] as unknown[]) : [value],
  );
  const events = candidates.map(givenEvent);
  const wrong = events.find((event) => typeof event === 'string');
  if (wrong !== undefined) return wrong as string;
  return events.length === 0 ? 'it holds no event' : (events as GivenEvent[]);
}

function jsonValues(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch {
    try {
      return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as unknown]));
    } catch {
      return undefined;
    }
  }
}

function givenEvent(value: unknown): GivenEvent | string {
  if (!isObject(value)) return 'it is not an event but ' + (value === null ? 'null' : typeof value);
  const { eventId, stream, revision, type, data, metadata, position, leafHash, opened } = value;
  const lacks = ['eventId', 'stream', 'revision', 'type', 'data', 'metadata'].filter((name) => !(name in value));
  if (lacks.length > 0) return `the event has no ${lacks.join(', ')}`;
  if (typeof eventId !== 'string' || typeof stream !== 'string' || typeof type !== 'string')
    return 'eventId, stream and type must be text';
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision)) return 'revision must be a whole number';
  if (!isObject(metadata)) return 'metadata must be an object';
  return {
    content: { eventId, stream, revision, type, data, metadata },
    position: typeof position === 'number' ? position : undefined,
    leafHash: typeof leafHash === 'string' ? leafHash : undefined,
    repeated: new Map(REPEATED.filter((name) => name in value).map((name) => [name, value[name]])),
    opened: new Map(isObject(opened) ? Object.entries(opened) : []),
  };
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
