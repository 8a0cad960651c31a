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
export { openLogKeys, type LogKeys } from './signing/log-keys.ts';
export { logOrigin, originOf } from './signing/log-origin.ts';
export { readEntry, type SignedCheckpoint } from './signing/signed-checkpoint.ts';
