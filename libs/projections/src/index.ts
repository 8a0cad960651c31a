export { resolveAsOf, type AsOf, type AsOfContext } from './as-of.ts';
export type { Checkpoint } from './checkpoints.ts';
export { EventMissing, readEvents } from './event-reader.ts';
export { foldAsOf, type FoldAsOfOptions, type FoldScope } from './fold-as-of.ts';
export type { FieldOpener } from './logged-event.ts';
export type { LogLine } from './log-line.ts';
export type { LogFilter } from './log-query.ts';
export type { LogRow } from './log-row.ts';
export { readMoment, type Moment } from './moment.ts';
export type { ProjectionSet } from './projection-set.ts';
export { startProjector, type Projector, type ProjectorOptions } from './projector.ts';
export type { ProjectionStatus, ProjectorStatus } from './projector-status.ts';
export { NotAReadModelFile } from './read-model-file.ts';
export {
  openReadModels,
  ReadModels,
  type EntityRow,
  type FoundEvent,
  type LogPage,
  type ParkedRow,
  type StreamRow,
} from './read-models.ts';
export type { RetryOutcome } from './retry-parked.ts';
export type { Waited } from './token-waiters.ts';
export { verifyLedger, type StorageVerified, type VerifyLedgerOptions } from './verification/verify-ledger.ts';
export { verifyProjections, type VerifyProjectionsOptions } from './verification/verify-projections.ts';
export type { LedgerFinding, VerifyCheck, VerifyReport } from './verification/verify-report.ts';
