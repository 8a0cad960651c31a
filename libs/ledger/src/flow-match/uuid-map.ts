import type { FoldRun } from '../fold-run.ts';

/**
 * A map by UUID in 256 parts, by the first two digits: adding an entry copies one part instead of the map of many
 * thousand flows.
 */
export type UuidMap<Entry> = ReadonlyMap<string, ReadonlyMap<string, Entry>>;

const prefixOf = (id: string): string => id.slice(0, 2);

export const valueAt = <Entry>(map: UuidMap<Entry>, id: string): Entry | undefined => map.get(prefixOf(id))?.get(id);

/** The map with `entry` under `id`. */
export const withValue = <Entry>(map: UuidMap<Entry>, id: string, entry: Entry, run: FoldRun): UuidMap<Entry> =>
  run.withEntry(map, prefixOf(id), run.withEntry(map.get(prefixOf(id)) ?? new Map<string, Entry>(), id, entry));
