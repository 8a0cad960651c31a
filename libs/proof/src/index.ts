export * from './base64.ts';
export * from './base64url.ts';
export { type Bundle, type BundledEvent, MEMBERS, type NamedDocument, type OpenedField } from './bundle/bundle.ts';
export type { BadEvent } from './bundle/check-events.ts';
export { readBundle } from './bundle/read-bundle.ts';
export { type StreamEnd, streamEndsRoot } from './bundle/stream-heads.ts';
export { type BundleVerdict, verifyBundle } from './bundle/verify-bundle.ts';
export { writeBundle } from './bundle/write-bundle.ts';
export * from './canonical-json.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint/checkpoint.ts';
export * from './hex.ts';
export * from './leaf.ts';
export * from './leaf-json.ts';
export { leafJson, leafText, type LeafText } from './leaf-text.ts';
export { addSignatures } from './note/add-signatures.ts';
export { type Ed25519Signer, ed25519Signer, verifyEd25519 } from './note/ed25519.ts';
export { MAX_SIGNATURES, type NoteSignature, parseNote, type SignedNote } from './note/parse-note.ts';
export { cosigner, type NoteSigner, noteSigner, signatureLine, signNote } from './note/sign-note.ts';
export {
  formatVerifierKey,
  type KeyInput,
  parseVerifierKey,
  type SignatureType,
  TYPE_COSIGNATURE_V1,
  TYPE_ED25519,
  type VerifierKey,
  verifierKey,
} from './note/verifier-key.ts';
export { type VerifiedNote, type VerifiedSignature, verifyNote } from './note/verify-note.ts';
export type { Check, FailureKind, Outcome, Refused } from './outcome.ts';
export { parsePolicy } from './policy/parse-policy.ts';
export type { Policy, PolicyLog, PolicyWitness, Quorum } from './policy/policy.ts';
export { evaluateQuorum, type QuorumFound } from './policy/quorum.ts';
export { type CheckpointVerdict, verifyCheckpoint } from './policy/verify-checkpoint.ts';
export { formatProofFile, parseProofFile, type ProofFile } from './proof-file/proof-file.ts';
export { type ProofFileVerdict, verifyProofFile } from './proof-file/verify-proof-file.ts';
export { pointerTo, pointerTokens, valueAt, withValuesAt } from './sealed/json-pointer.ts';
export {
  findSealed,
  isSealedEntry,
  isSealedMark,
  type SealedBox,
  type SealedEntry,
  type SealedMark,
} from './sealed/sealed-field.ts';
export { verifyOpenedField, verifySealedBox } from './sealed/verify-sealed.ts';
export { textOfFile } from './text-file.ts';
export * from './tiles/entry-bundle.ts';
export * from './tiles/tile-path.ts';
export * from './tiles/tile-source.ts';
export * from './tiles/tiles-of-tree.ts';
export { Frontier, type FrontierOptions } from './tree/frontier.ts';
export { sourceOfLeafHashes } from './tree/leaf-hashes.ts';
export { emptyRoot, nodeHash } from './tree/node-hash.ts';
export {
  consistencySubtrees,
  type HashSource,
  inclusionSubtrees,
  proveConsistency,
  proveInclusion,
  rootOf,
} from './tree/prove.ts';
export type { SubtreeId } from './tree/subtrees.ts';
export { MAX_TREE_SIZE } from './tree/tree-size.ts';
export { type ConsistencyClaim, verifyConsistency } from './tree/verify-consistency.ts';
export { type InclusionClaim, verifyInclusion } from './tree/verify-inclusion.ts';
export { type AddCheckpoint, formatAddCheckpoint, parseAddCheckpoint } from './witness/add-checkpoint.ts';
export {
  decideAddCheckpoint,
  originHash,
  type WitnessAnswer,
  type WitnessedHead,
} from './witness/decide-add-checkpoint.ts';
