import type { FoldRun } from '../fold-run.ts';

/**
 * A map by UUID in 256 parts, by the first two digits: adding an entry copies one part instead of the map of many
 * thousand flows.
 */
export type Shelves<Entry> = ReadonlyMap<string, ReadonlyMap<string, Entry>>;

const shelfOf = (id: string): string => id.slice(0, 2);

export const onShelf = <Entry>(shelves: Shelves<Entry>, id: string): Entry | undefined =>
  shelves.get(shelfOf(id))?.get(id);

/** The map with `entry` under `id`. */
export const shelved = <Entry>(shelves: Shelves<Entry>, id: string, entry: Entry, run: FoldRun): Shelves<Entry> =>
  run.withEntry(shelves, shelfOf(id), run.withEntry(shelves.get(shelfOf(id)) ?? new Map<string, Entry>(), id, entry));
