import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore } from '@pacta/event-store';
import {
  formatAddCheckpoint,
  formatVerifierKey,
  leafHash,
  parsePolicy,
  parseVerifierKey,
  proveConsistency,
  sourceOfLeafHashes,
  TYPE_COSIGNATURE_V1,
  verifierKey,
  verifyCheckpoint,
  type Policy,
  type VerifierKey,
} from '@pacta/proof';
import { openKeyFolder } from '@pacta/sealing';
import { CheckpointSigner } from '../signing/checkpoint-signer.ts';
import { ed25519InFolder, openLogKeys } from '../signing/log-keys.ts';
import type { SignedCheckpoint } from '../signing/signed-checkpoint.ts';
import { LogVerification } from '../verification/log-verification.ts';
import { askWitness } from './ask-witness.ts';
import { gatherCosignatures } from './gather-cosignatures.ts';
import { serveWitness } from './serve-witness.ts';
import { Witness } from './witness.ts';

jest.setTimeout(60_000);

const ORIGIN = 'pacta/test';
const SIDES = ['companies', 'voluntary', 'public-funders'];
let folder = '';
let closing: (() => void)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pacta-witness-'));
  closing = [];
});
afterEach(() => {
  for (const close of closing) close();
  rmSync(folder, { recursive: true });
});

const keys = () => openLogKeys(openKeyFolder(join(folder, 'keys')), ORIGIN);

function logKey(): VerifierKey {
  const read = parseVerifierKey(keys().verifierKey(1));
  if (!read.ok) throw new Error(read.reason);
  return read.key;
}

/** A partner's witness, listening. */
async function startWitness(side: string): Promise<{ readonly line: string; readonly url: string }> {
  const name = `${side}.example/witness`;
  const signer = ed25519InFolder(openKeyFolder(join(folder, side)), 'witness-signing');
  const key = formatVerifierKey(verifierKey(name, TYPE_COSIGNATURE_V1, signer.publicKey));
  const witness = new Witness({ file: join(folder, `${side}.db`), name, signer, logs: [logKey()] });
  const server = serveWitness(witness, key).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
    witness.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { line: `witness ${side} ${key} ${url}`, url };
}

/** One of each side, and all sides are needed. */
async function threeSides(): Promise<{ readonly text: string; readonly policy: Policy }> {
  const witnesses = await Promise.all(SIDES.map(startWitness));
  const lines = [
    `log ${keys().verifierKey(1)}`,
    ...witnesses.map(({ line }) => line),
    `group sides all ${SIDES.join(' ')}`,
    'quorum sides',
  ];
  const text = `${lines.join('\n')}\n`;
  const read = parsePolicy(text);
  if (!read.ok) throw new Error(read.reason);
  return { text, policy: read.policy };
}

const events = (count: number, change: Record<number, string> = {}): string[] =>
  Array.from({ length: count }, (_, index) => change[index] ?? `event ${index}`);

const treeOf = (leaves: readonly string[]) => sourceOfLeafHashes(leaves.map((text) => leafHash(Buffer.from(text))));

/** A log in memory that signs all of its events with the ledger's key. */
function logOf(leaves: readonly string[], store = createMemoryStore()) {
  const tree = { durableSize: async () => leaves.length, hashes: treeOf(leaves) };
  const signer = new CheckpointSigner({ checkpoints: store.checkpoints, tree, keys: keys(), keyNumber: async () => 1 });
  return { store, tree: tree.hashes, sign: async () => (await signer.sign()) as SignedCheckpoint };
}

async function cosigned(leaves: readonly string[], policy: Policy, store = createMemoryStore()): Promise<string> {
  const log = logOf(leaves, store);
  await gatherCosignatures(await log.sign(), { policy, tree: log.tree, checkpoints: store.checkpoints });
  return (await store.checkpoints.newest(1))[0]?.note ?? '';
}

describe('witnesses of every side', () => {
  test('cosign each growth, and the checkpoint meets its quorum', async () => {
    const { text, policy } = await threeSides();
    const store = createMemoryStore();
    for (const size of [3, 4, 9]) {
      const checkpoint = await cosigned(events(size), policy, store);
      const verdict = verifyCheckpoint({ checkpoint, policy: text });
      expect(verdict.ok && verdict.checkpoint.size).toBe(BigInt(size));
    }
    expect((await store.checkpoints.read(0, 100)).length).toBe(6);
  });

  test('one that is away leaves the checkpoint below its quorum, and the next one heals it', async () => {
    const { text, policy } = await threeSides();
    const away: Policy = {
      ...policy,
      witnesses: policy.witnesses.map((each) =>
        each.name === 'voluntary' ? { ...each, url: 'http://127.0.0.1:1' } : each,
      ),
    };
    const store = createMemoryStore();
    const first = verifyCheckpoint({ checkpoint: await cosigned(events(3), away, store), policy: text });
    expect(first).toMatchObject({ ok: false, reason: expect.stringContaining('voluntary') });
    expect(verifyCheckpoint({ checkpoint: await cosigned(events(5), policy, store), policy: text }).ok).toBe(true);
  });
});

describe('a split view', () => {
  test('the witness answers 409 or 422 to a forked log, and its checkpoint is below quorum', async () => {
    const { text, policy } = await threeSides();
    await cosigned(events(8), policy);
    const fork = logOf(events(12, { 5: 'forged' }));
    const checkpoint = await fork.sign();
    const note = checkpoint.note;
    const url = policy.witnesses[0]?.url ?? '';
    const post = async (oldSize: bigint, proof: readonly Uint8Array[]): Promise<number> => {
      const body = formatAddCheckpoint({ oldSize, proof, checkpoint: note });
      return (await fetch(`${url}/add-checkpoint`, { method: 'POST', body })).status;
    };
    expect(await post(0n, [])).toBe(409);
    const proof = proveConsistency({ size1: 8n, size2: 12n, source: fork.tree });
    expect(await post(8n, proof.ok ? proof.proof : [])).toBe(422);
    expect(await askWitness({ url }, checkpoint, { tree: fork.tree })).toMatchObject({ kind: 'inconsistent' });
    await gatherCosignatures(checkpoint, { policy, tree: fork.tree, checkpoints: fork.store.checkpoints });
    const served = (await fork.store.checkpoints.newest(1))[0]?.note ?? '';
    expect(verifyCheckpoint({ checkpoint: served, policy: text })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('sides needs 3 of 3 and has 0'),
    });
    // The true log goes on as if nothing had been.
    expect(verifyCheckpoint({ checkpoint: await cosigned(events(12), policy), policy: text }).ok).toBe(true);
  });

  test('a ledger that was put back is told by its witness, and verification says so', async () => {
    const { policy } = await threeSides();
    await cosigned(events(8), policy);
    const back = logOf(events(5));
    const checkpoint = await back.sign();
    const url = policy.witnesses[0]?.url ?? '';
    expect(await askWitness({ url }, checkpoint, { tree: back.tree })).toEqual({ kind: 'ahead', size: 8n });
    const verification = await LogVerification.over({
      checkpoints: back.store.checkpoints,
      origin: ORIGIN,
      keys: [keys().verifierKey(1)],
      policy,
    });
    for (const [position, text] of events(5).entries()) verification.leaves(position, leafHash(Buffer.from(text)));
    const { checks, firstBad } = await verification.checks();
    expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(SIDES.map((side) => `witness ${side}`));
    expect(firstBad).toMatchObject({ position: 5, why: expect.stringContaining('put back') });
  });
});

describe('the witness itself', () => {
  test('remembers over a restart, and two over one file never cosign two forks', async () => {
    const signer = ed25519InFolder(openKeyFolder(join(folder, 'w')), 'witness-signing');
    const open = () => new Witness({ file: join(folder, 'w.db'), name: 'w.example/witness', signer, logs: [logKey()] });
    const [left, right] = [open(), open()];
    const ask = async (leaves: readonly string[], to: Witness, oldSize = 0n) => {
      const log = logOf(leaves);
      const { size, note } = await log.sign();
      const proof = oldSize === 0n ? undefined : proveConsistency({ size1: oldSize, size2: size, source: log.tree });
      return to.answer(formatAddCheckpoint({ oldSize, proof: proof?.ok === true ? proof.proof : [], checkpoint: note }))
        .status;
    };
    expect(await ask(events(4), left)).toBe(200);
    expect(await ask(events(6, { 1: 'forged' }), right)).toBe(409);
    expect(await ask(events(6, { 1: 'forged' }), right, 4n)).toBe(422);
    left.close();
    right.close();
    const again = open();
    expect(await ask(events(6), again, 4n)).toBe(200);
    expect(await ask(events(4), again)).toBe(409);
    again.close();
  });

  test('refuses what is no request of its logs', async () => {
    const { url } = await startWitness('companies');
    const post = async (body: string, path = '/add-checkpoint') =>
      (await fetch(`${url}${path}`, { method: 'POST', body })).status;
    expect(await post('what?')).toBe(400);
    expect(await post('x'.repeat(70_000))).toBe(413);
    expect(await post('', '/elsewhere')).toBe(404);
    const other = openLogKeys(openKeyFolder(join(folder, 'other-keys')), 'pacta/other');
    const store = createMemoryStore();
    const tree = { durableSize: async () => 2, hashes: treeOf(events(2)) };
    const signed = await new CheckpointSigner({
      checkpoints: store.checkpoints,
      tree,
      keys: other,
      keyNumber: async () => 1,
    }).sign();
    expect(await post(formatAddCheckpoint({ oldSize: 0n, proof: [], checkpoint: signed?.note ?? '' }))).toBe(404);
    expect(await (await fetch(url)).text()).toContain('companies.example/witness+');
  });
});
