export * from './port.ts';
export { MAX_NOTE_LENGTH, type CheckpointEntry, type CheckpointLog } from './checkpoint-log.ts';
export { commandIdOf } from './running/command-ids.ts';
export { derivedId } from './running/derived-id.ts';
export * from './record-reports.ts';
export * from './run-decider.ts';
export * from './running/command-request.ts';
export { StreamTurns } from './running/stream-turns.ts';
export { hashedEvent } from './hashed-pages.ts';
export { leafDigest, leafDigestHex, nodeDigest, subtreeDigest } from './tree-digests.ts';
export { MAX_APPEND_BYTES, prepareAppend, type PreparedAppend, type PreparedEvent } from './prepare-append.ts';
export { createMemoryStore, type MemoryStore, type MemoryStoreOptions } from './memory/memory-store.ts';
export { connectKurrentStore, prepareKurrentServer, type KurrentConnection } from './kurrentdb/connect.ts';
export type { ConnectedStore } from './kurrentdb/connected-store.ts';
export { ConnectionStringWrong, parseConnectionString, placeOf } from './kurrentdb/connection-string.ts';
export { ServerUnfit } from './kurrentdb/check-server.ts';
export { ledgerPaths, type LedgerPaths } from './sqlite/ledger-folder.ts';
export { LedgerHeld, LedgerUnusable } from './sqlite/ledger-unusable.ts';
export { openFileForReading } from './sqlite/open-file-for-reading.ts';
export { isHeld } from './sqlite/writer-lock.ts';
export { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from './sqlite/open-sqlite-store.ts';
export { findStorageFaults, verifyStorage, type StorageReport, type StorageToVerify } from './sqlite/verify-storage.ts';
export type {
  ExpectedEvent,
  LeavesListener,
  StorageCheck,
  StorageFinding,
} from './sqlite/verification/storage-finding.ts';
export { moveLedger, type LedgerMove, type Moved, type MoveProgress } from './moving/move-ledger.ts';
export { MoveRefused } from './moving/move-refused.ts';
