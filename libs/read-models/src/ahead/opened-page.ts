import type { EventStore, StoredEvent, Token } from '@pacta/event-store';

/** Which events of the log: those of some categories, so many of them from one token to another. */
export interface SealedRange {
  readonly first: Token;
  readonly last: Token;
  /** Names of streams begin with one of these. */
  readonly streamPrefixes: readonly string[];
  readonly events: number;
}

/** A sealed field that could be opened: its JSON pointer and its value. */
export type OpenedField = readonly [pointer: string, value: unknown];

/** The part of a Sealer that is needed: opens class-sealed fields whose key is at hand, never personal ones. */
export interface AheadOpener {
  open(event: StoredEvent): { readonly opened: readonly OpenedField[] };
}

/**
 * Reads the events of a range and opens what is sealed in them: a list for each, in their order. Throws faults of the
 * store and of the opener, and where the log has other events there.
 */
export async function openRange(
  store: EventStore,
  opener: AheadOpener,
  { first, last, streamPrefixes, events }: SealedRange,
): Promise<readonly (readonly OpenedField[])[]> {
  const opened: (readonly OpenedField[])[] = [];
  for await (const page of store.readAll({ from: first, filter: { streamPrefixes }, pageSize: events })) {
    for (const event of page) {
      opened.push(opener.open(event).opened);
      if (opened.length < events) continue;
      if (event.token === last) return opened;
      throw new RangeError(`the log has ${event.token} where ${last} was expected`);
    }
  }
  throw new RangeError(`the log ends before ${last}`);
}

/** The events of a page whose categories have anything sealed in it; undefined where nothing is. */
export function sealedRangeOf(page: readonly StoredEvent[]): SealedRange | undefined {
  const prefixes = new Set<string>();
  for (const event of page) if (hasSealed(event)) prefixes.add(prefixOf(event));
  const within = page.filter((event) => prefixes.has(prefixOf(event)));
  const [first, last] = [within[0], within.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { first: first.token, last: last.token, streamPrefixes: [...prefixes], events: within.length };
}

/** What was opened, by the token of its event. */
export function openedByToken(
  page: readonly StoredEvent[],
  { streamPrefixes }: SealedRange,
  opened: readonly (readonly OpenedField[])[],
): OpenedPage {
  const within = page.filter((event) => streamPrefixes.includes(prefixOf(event)));
  return new Map(within.map(({ token }, index) => [token, opened[index] ?? []]));
}

export type OpenedPage = ReadonlyMap<Token, readonly OpenedField[]>;

const prefixOf = ({ stream }: StoredEvent): string => stream.slice(0, stream.indexOf('-') + 1);

export function hasSealed({ sealed }: StoredEvent): boolean {
  for (const _pointer in sealed) return true;
  return false;
}
