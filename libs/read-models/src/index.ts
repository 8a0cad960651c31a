export type { OpeningAhead } from './ahead/pages-ahead.ts';
export { openRange, type OpenedField, type SealedRange } from './ahead/opened-page.ts';
export { resolveAsOf, type AsOf, type AsOfContext } from './as-of.ts';
export type { Checkpoint } from './checkpoints.ts';
export { EventMissing, readEvents } from './event-reader.ts';
export { readFileStatus, type FileStatus } from './file-status.ts';
export { foldAsOf, type FoldAsOfOptions, type FoldScope } from './fold-as-of.ts';
export { PARK, type FailurePolicy } from './failure-policy.ts';
export type { FieldOpener } from './logged-event.ts';
export type { LogLine } from './log-line.ts';
export type { LogFilter } from './log-query.ts';
export type { LogRow } from './log-row.ts';
export { readMoment, type Moment } from './moment.ts';
export { PROJECTIONS_BESIDE_VIEWS, versionsOf, type ProjectionSet } from './projection-set.ts';
export type { Projector, ProjectorOptions } from './projector.ts';
export { startProjector } from './start-projector.ts';
export type { ProjectionStatus, ProjectorStatus } from './projector-status.ts';
export { NotAReadModelFile } from './read-model-file.ts';
export { readModelsForReader } from './read-models-for-reader.ts';
export {
  openReadModels,
  ReadModels,
  type EntityRow,
  type FoundEvent,
  type LogPage,
  type ParkedRow,
  type StreamRow,
} from './read-models.ts';
export { basisOf, type Reaction } from './reactions/reaction.ts';
export { startReactions, type Reactions } from './reactions/start-reactions.ts';
export { buildSide, type BuildOptions } from './rebuild/build-side.ts';
export type { ProjectionDifferences } from './rebuild/compare-side.ts';
export { isOver, type RebuildProgress, type RebuildState } from './rebuild/rebuild-progress.ts';
export { Rebuilds, type Builder, type RebuildsOptions } from './rebuild/rebuilds.ts';
export type { Side } from './rebuild/side-file.ts';
export type { RetryOutcome } from './retry-parked.ts';
export { ProjectorBehind, type ProjectorThread } from './threaded/projector-behind.ts';
export { serveProjector } from './threaded/serve-projector.ts';
export { FoldSnapshots } from './snapshots/fold-snapshots.ts';
export { SnapshotFile } from './snapshots/snapshot-file.ts';
export type { Waited } from './token-waiters.ts';
export { verifyContents, type ContentsVerified } from './verification/verify-contents.ts';
export { verifyLedger, type VerifyLedgerOptions } from './verification/verify-ledger.ts';
export { verifyProjections, type VerifyProjectionsOptions } from './verification/verify-projections.ts';
export type { LedgerFinding, VerifyCheck, VerifyReport } from './verification/verify-report.ts';
