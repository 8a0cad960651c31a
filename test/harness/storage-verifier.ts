import type * as EventStoreLibrary from '@pacta/event-store';
import { builtLibrary } from './built.ts';

export interface FirstBad {
  readonly position: number | null;
  readonly stream: string | null;
  readonly revision: number | null;
  readonly eventId: string | null;
  readonly why: string;
}

/** Result of a verification, of the storage only or of the whole ledger. */
export interface Verification {
  readonly ok: boolean;
  readonly events: number;
  readonly firstBad: FirstBad | null;
}

export type StorageVerifier = () => Promise<Verification>;

/** The built check of stored events, run in this process: one process per flipped byte would take hours. */
export async function storageVerifier(folder: string): Promise<StorageVerifier> {
  const { verifyStorage } = await builtLibrary<typeof EventStoreLibrary>('event-store');
  return async () => {
    const { checks, events, firstBad } = await verifyStorage({ folder });
    return { ok: checks.every(({ ok }) => ok), events, firstBad: firstBad ?? null };
  };
}
