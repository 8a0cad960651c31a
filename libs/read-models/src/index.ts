export { LruCache } from './lru-cache.ts';
export { readFileStatus, type FileStatus } from './engine/file-status.ts';
export { fillNext, type FillOptions } from './engine/fill/fill-next.ts';
export { isOver, type RebuildProgress, type RebuildState } from './engine/fill/rebuild-progress.ts';
export { Rebuilds, type Filler, type RebuildsOptions } from './engine/fill/rebuilds.ts';
export type { Checkpoint } from './engine/checkpoints.ts';
export type { LogLine } from './engine/log-line.ts';
export { PROJECTION_NAMES, type ProjectionSet } from './engine/projection-set.ts';
export type { Projector, ProjectorOptions } from './engine/projector.ts';
export type { ProjectionStatus, ProjectorStatus } from './engine/projector-status.ts';
export { NotAReadModelFile } from './engine/read-model-file.ts';
export type { RetryOutcome } from './engine/retry-parked.ts';
export { startProjector } from './engine/start-projector.ts';
export { serveProjector } from './engine/threads/serve-projector.ts';
export { ThreadedProjector, type ProjectorThread } from './engine/threads/threaded-projector.ts';
export type { Waited } from './engine/token-waiters.ts';
export { basisOf, type Reaction } from './reactions/reaction.ts';
export { startReactions, type Reactions } from './reactions/start-reactions.ts';
export { resolveAsOf, type AsOf, type AsOfContext } from './reading/as-of.ts';
export { EventMissing, readEvents } from './reading/event-reader.ts';
export { readMoment, type Moment } from './reading/moment.ts';
export { readModelsForReader } from './reading/read-models-for-reader.ts';
export {
  openReadModels,
  ReadModels,
  type FoundEvent,
  type LogPage,
  type ParkedRow,
  type StreamRow,
} from './reading/read-models.ts';
export { createStates, type StatesOptions } from './states/create-states.ts';
export type { PageOfStates, StateRow, States } from './states/states.ts';
export type { TableReads } from './tables/as-of.ts';
export { knownPartnerships, partnershipIds, type KnownPartnership } from './tables/partnership.ts';
export { membershipsOf, partnersKnown, type Partner } from './tables/partner.ts';
export { MoneyProvided, type PortfolioMoney } from './tables/portfolio-money.ts';
export { streamsOfParty, type Part, type PartOfStream } from './tables/party.ts';
export { makersOf, namesOf, referencesOf, referringTo, type Reference } from './tables/reference.ts';
export { partnershipsOfActor, rolesOf, secretariatOf, type RoleHeld } from './tables/role-held.ts';
export type { LogFilter } from './tables/log-query.ts';
export type { LogRow } from './tables/log-row.ts';
export { verifyContents, type ContentsVerified } from './verification/verify-contents.ts';
export { verifyLedger, type VerifyLedgerOptions } from './verification/verify-ledger.ts';
export { verifyProjections, type VerifyProjectionsOptions } from './verification/verify-projections.ts';
export type { LedgerFinding, VerifyCheck, VerifyReport } from './verification/verify-report.ts';
