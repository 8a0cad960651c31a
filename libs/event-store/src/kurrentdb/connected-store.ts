import type { EventStore } from '../port.ts';
import type { StorageReport, StorageToVerify } from '../sqlite/verify-storage.ts';
import type { ServerReport } from './check-server.ts';

export interface ConnectedStore {
  readonly store: EventStore;
  readonly server: ServerReport;
  /** Verifies the stored events; the options are those of the embedded store. */
  verifyStorage(options: KurrentStorageToVerify): Promise<StorageReport>;
}

export type KurrentStorageToVerify = Pick<
  StorageToVerify & { readonly folder: string },
  'expected' | 'expectedCount' | 'onLeaves' | 'onProgress' | 'signal'
>;
