import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import type * as EventStoreLibrary from '@pacta/event-store';
import type * as LedgerLibrary from '@pacta/ledger';
import type * as SealingLibrary from '@pacta/sealing';
import { builtLibrary } from '../harness/built.ts';
import { generatedLedger, type LedgerPlan, type PlannedAppend } from './generated-ledger.ts';

export interface WrittenLedger extends LedgerPlan {
  /** Folder of the ledger; its keys go to a sibling folder. Both must be empty. */
  readonly folder: string;
  readonly onProgress?: (written: number) => void;
}

/** Concurrent appends, which share commits, so that the writer never waits for the generator. */
const IN_FLIGHT = 256;

export class FolderTaken extends Error {
  override readonly name = 'FolderTaken';
}

export const keysOf = (folder: string): string => `${folder}-keys`;

/**
 * Writes a synthetic ledger through sealing and store, with its keys. The same plan gives the same bytes. Even the keys
 * follow from the seed, so use it for tests and benchmarks only.
 * @throws FolderTaken
 */
export async function writeLedger({ folder, onProgress, ...plan }: WrittenLedger): Promise<void> {
  for (const each of [folder, keysOf(folder)])
    if (existsSync(each) && readdirSync(each).length > 0) throw new FolderTaken(`${each} holds something already.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { openSqliteStore } = await builtLibrary<typeof EventStoreLibrary>('event-store');
  const { createSealer, openKeyFolder } = await builtLibrary<typeof SealingLibrary>('sealing');
  const { eventCatalogue } = await builtLibrary<typeof LedgerLibrary>('ledger');
  const newKey = (name: string): Uint8Array => createHmac('sha256', plan.seed).update(`key ${name}`).digest();
  const sealer = createSealer(openKeyFolder(keysOf(folder), { ledgerFolder: folder, newKey }));
  const store = await openSqliteStore({ folder });
  const sealed = ({ stream, events }: PlannedAppend) =>
    events.map(({ eventId, type, data, metadata }) => {
      const marks = eventCatalogue.get(type)?.seals(data) ?? [];
      return { eventId, type, ...sealer.seal({ eventId, type, stream, data, metadata }, marks) };
    });
  let written = 0;
  const write = async (append: PlannedAppend, events: ReturnType<typeof sealed>): Promise<void> => {
    const result = await store.append(append.stream, append.expected, events);
    if (result.kind !== 'appended') throw new Error(`${append.stream} was answered ${result.kind}`);
    written += events.length;
    onProgress?.(written);
  };
  const underWay = new Set<Promise<void>>();
  try {
    for (const append of generatedLedger(plan)) {
      const done = write(append, sealed(append)).finally(() => underWay.delete(done));
      underWay.add(done);
      if (underWay.size >= IN_FLIGHT) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  } finally {
    await store.close();
  }
}
