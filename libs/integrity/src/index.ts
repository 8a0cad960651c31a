export { coveringCheckpoint, type CheckpointSearch, type PublicCheckpoint } from './proofs/covering-checkpoint.ts';
export { eventProof } from './proofs/event-proof.ts';
export { askWitness, postText, type PostText, type WitnessReply } from './witnessing/ask-witness.ts';
export { gatherCosignatures, inWords } from './witnessing/gather-cosignatures.ts';
export { CheckpointKeeper } from './keeping/checkpoint-keeper.ts';
export {
  CheckpointSigner,
  LogDiverged,
  type CheckpointSignerOptions,
  type LocalTree,
  type SigningStep,
} from './signing/checkpoint-signer.ts';
export { newestFirst } from './signing/checkpoint-history.ts';
export { equalHashes } from './signing/equal-hashes.ts';
export { LedgerHead } from './signing/ledger-head.ts';
export { ed25519InFolder, openLogKeys, type LogKeys } from './signing/log-keys.ts';
export { LastSigned, type SignedTree } from './signing/last-signed.ts';
export { logOrigin, originOf } from './signing/log-origin.ts';
export { readEntry, type SignedCheckpoint } from './signing/signed-checkpoint.ts';
export type { OfflineReport } from './offline/offline-report.ts';
export { verifyReceipt, type ReceiptToVerify } from './offline/verify-receipt.ts';
export { LogVerification, type LogToVerify, type LogVerified } from './verification/log-verification.ts';
export { isZip, zipOf } from './bundling/archive.ts';
export { gatherBundle, type BundledField, type BundleToGather } from './bundling/gather-bundle.ts';
export { endsOf, type PartnershipEnds } from './bundling/stream-ends.ts';
export { verifyArchive } from './offline/verify-archive.ts';
export { serveWitness } from './witnessing/serve-witness.ts';
export { Witness, type WitnessOptions, type WitnessResponse } from './witnessing/witness.ts';
