import type { FoldRun } from '../fold-run.ts';

/** Entries by UUID, on a shelf for each first two digits: a stream of many thousand flows is not copied whole with each event. */
export type Shelves<Entry> = ReadonlyMap<string, ReadonlyMap<string, Entry>>;

const shelfOf = (id: string): string => id.slice(0, 2);

export const onShelf = <Entry>(shelves: Shelves<Entry>, id: string): Entry | undefined =>
  shelves.get(shelfOf(id))?.get(id);

/** The shelves, on which `id` stands for `entry`. */
export const shelved = <Entry>(shelves: Shelves<Entry>, id: string, entry: Entry, run: FoldRun): Shelves<Entry> =>
  run.withEntry(shelves, shelfOf(id), run.withEntry(shelves.get(shelfOf(id)) ?? new Map<string, Entry>(), id, entry));
