import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createMemoryStore, createReportRecorder, type EventStore } from '@pacta/event-store';
import { importFile, ledgerTotals, spool, type ImportRequest, type ImportSummary } from '@pacta/interop';
import { eventCatalogue, type ControlTotal, type RecordedEvent } from '@pacta/ledger';
import { createSealer, openKeyFolder, type Sealer } from '@pacta/sealing';

/** An in-memory ledger for imports, whose whole content can be compared. */
export interface MemoryLedger {
  readonly store: EventStore;
  readonly sealer: Sealer;
  import(content: string | Uint8Array, options?: Partial<ImportRequest>): Promise<ImportSummary>;
  /** Every event, stream by stream. */
  events(): Promise<readonly RecordedEvent[]>;
  totals(): Promise<readonly ControlTotal[]>;
  remove(): void;
}

export function memoryLedger(store: EventStore = createMemoryStore()): MemoryLedger {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-import-test-'));
  const sealer = createSealer(openKeyFolder(join(folder, 'keys')));
  const recorder = createReportRecorder({
    store,
    sealer,
    catalogue: eventCatalogue,
    clock: () => new Date().toISOString(),
  });
  return {
    store,
    sealer,
    async import(content, options = {}) {
      const file = await spool(Readable.from([Buffer.from(content)]));
      try {
        return await importFile(recorder, { file, actor: 'importer', ...options });
      } finally {
        await file.discard();
      }
    },
    async events() {
      const all: RecordedEvent[] = [];
      for await (const page of store.readAll())
        for (const { eventId, stream, revision, type, data, metadata } of page)
          all.push({ eventId, stream, revision, type, data, metadata });
      return all.toSorted((left, right) =>
        left.stream === right.stream ? left.revision - right.revision : left.stream < right.stream ? -1 : 1,
      );
    },
    totals: () => ledgerTotals(store),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
