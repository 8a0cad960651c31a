import type { LedgerReads } from '@pacta/queries';
import type { LedgerReading } from './ledger-reading.ts';
import { READINGS } from './readings.ts';

/** Reads in this thread: for a service that serves nobody but the process that started it. */
export const readingHere = (reads: LedgerReads): LedgerReading => ({
  read: async (name, reader, request) =>
    (READINGS[name] as (...given: unknown[]) => Promise<never>)(reads, reader, request),
  start: () => undefined,
  close: () => Promise.resolve(),
});
