import { withEntry } from '../fold-by.ts';

/** Entries by UUID, on a shelf for each first two digits: a stream of many thousand flows is not copied whole with each event. */
export type Shelves<Entry> = ReadonlyMap<string, ReadonlyMap<string, Entry>>;

const shelfOf = (id: string): string => id.slice(0, 2);

export const onShelf = <Entry>(shelves: Shelves<Entry>, id: string): Entry | undefined =>
  shelves.get(shelfOf(id))?.get(id);

/** A copy in which `id` stands for `entry`. */
export const shelved = <Entry>(shelves: Shelves<Entry>, id: string, entry: Entry): Shelves<Entry> =>
  withEntry(shelves, shelfOf(id), withEntry(shelves.get(shelfOf(id)) ?? new Map<string, Entry>(), id, entry));
