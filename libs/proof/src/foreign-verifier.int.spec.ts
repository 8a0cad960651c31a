import { describe, expect, test } from '@jest/globals';
import { verifyTLogInclusion } from '@sigstore/verify/dist/tlog/index.js';
import { createPublicKey } from 'node:crypto';
import {
  cosigner,
  ed25519Signer,
  formatCheckpoint,
  leafHash,
  noteSigner,
  parseNote,
  proveInclusion,
  rootOf,
  signNote,
  sourceOfLeafHashes,
} from './index.ts';

/** Sigstore's own verifier reads our checkpoints and inclusion proofs: RFC 6962 and signed notes are its formats too. */
const signer = ed25519Signer(new Uint8Array(32).fill(5));
const log = noteSigner('log.example/red', signer);
const witness = cosigner('witness.example', ed25519Signer(new Uint8Array(32).fill(6)), 1_700_000_000n);
const entries = Array.from({ length: 333 }, (_, index) => new TextEncoder().encode(`{"entry":${index}}`));
const source = sourceOfLeafHashes(entries.map(leafHash));

const authority = {
  logID: Buffer.from(log.key.id, 'hex'),
  baseURL: 'https://log.example/red',
  publicKey: createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(signer.publicKey).toString('base64url') },
    format: 'jwk',
  }),
  validFor: { start: new Date(0), end: new Date(8.64e15) },
};

function proven(index: number, size: number) {
  const root = rootOf({ size: BigInt(size), source });
  const proved = proveInclusion({ index: BigInt(index), size: BigInt(size), source });
  if (!root.ok || !proved.ok) throw new Error('nothing was proved');
  const body = formatCheckpoint({ origin: log.key.name, size: BigInt(size), root: root.root });
  return {
    logIndex: String(index),
    rootHash: Buffer.from(root.root),
    treeSize: String(size),
    hashes: proved.proof.map((hash) => Buffer.from(hash)),
    checkpoint: { envelope: signNote(body, [log, witness]) },
  };
}

const verified = (index: number, inclusionProof: ReturnType<typeof proven>, entry = entries[index]): void => {
  const read = {
    logId: { keyId: authority.logID },
    canonicalizedBody: Buffer.from(entry as Uint8Array),
    inclusionProof,
  };
  verifyTLogInclusion(read as unknown as Parameters<typeof verifyTLogInclusion>[0], [authority]);
};

describe('a verifier that others wrote', () => {
  test.each([
    [0, 1],
    [0, 2],
    [2, 3],
    [6, 7],
    [255, 256],
    [256, 257],
    [100, 333],
    [332, 333],
  ])('accepts our proof of entry %i in a tree of %i', (index, size) => {
    expect(() => verified(index, proven(index, size))).not.toThrow();
  });

  test('and would not accept just anything', () => {
    const proof = proven(100, 333);
    expect(() => verified(100, proof, entries[101])).toThrow(/root hash does not match/);
    expect(() => verified(100, { ...proof, hashes: proof.hashes.toReversed() })).toThrow(/root hash does not match/);
    const envelope = proof.checkpoint.envelope.replace('\n333\n', '\n334\n');
    expect(parseNote(envelope).ok).toBe(true);
    expect(() => verified(100, { ...proof, checkpoint: { envelope } })).toThrow(/invalid checkpoint signature/);
  });
});
