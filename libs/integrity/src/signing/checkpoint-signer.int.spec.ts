import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, statSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore, type MemoryStore } from '@pacta/event-store';
import {
  formatCheckpoint,
  leafHash,
  parseCheckpoint,
  parseNote,
  proveConsistency,
  rootOf,
  sourceOfLeafHashes,
  verifyConsistency,
  verifyNote,
} from '@pacta/proof';
import { openKeyFolder } from '@pacta/sealing';
import { CheckpointSigner, LogDiverged, type CheckpointSignerOptions } from './checkpoint-signer.ts';
import { openLogKeys } from './log-keys.ts';
import type { SignedCheckpoint } from './signed-checkpoint.ts';

const ORIGIN = 'pacta/test';
let folder = '';
let store: MemoryStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pacta-signer-'));
  store = createMemoryStore();
});
afterEach(() => rmSync(folder, { recursive: true }));

const keys = () => openLogKeys(openKeyFolder(join(folder, 'keys')), ORIGIN);
const leaf = (text: string): Uint8Array => leafHash(Buffer.from(text));

/** A tree in memory: what one node has read of the log. */
function treeOf(leaves: readonly string[]) {
  return { durableSize: async () => leaves.length, hashes: sourceOfLeafHashes(leaves.map(leaf)) };
}

function rootOfTexts(texts: readonly string[]): Uint8Array {
  const root = rootOf({ size: BigInt(texts.length), source: treeOf(texts).hashes });
  if (!root.ok) throw new Error(root.reason);
  return root.root;
}

const signerOver = (leaves: readonly string[], options: Partial<CheckpointSignerOptions> = {}) =>
  new CheckpointSigner({
    checkpoints: store.checkpoints,
    tree: treeOf(leaves),
    keys: keys(),
    keyNumber: async () => 1,
    ...options,
  });

const events = (count: number): string[] => Array.from({ length: count }, (_, index) => `event ${index}`);

async function noteTexts(): Promise<readonly string[]> {
  return (await store.checkpoints.read(0, 1_000)).map(({ note }) => note);
}

describe('the signer', () => {
  test('signs nothing of an empty log, then each growth once', async () => {
    expect(await signerOver([]).sign()).toBeUndefined();
    const first = (await signerOver(events(3)).sign()) as SignedCheckpoint;
    expect(first).toMatchObject({ origin: ORIGIN, size: 3n, number: 0 });
    expect(await signerOver(events(3)).sign()).toEqual(first);
    const second = (await signerOver(events(8)).sign()) as SignedCheckpoint;
    expect(second).toMatchObject({ size: 8n, number: 1 });
    expect(verifyNote(second.note, keys().verifierKey(1)).ok).toBe(true);
    const proof = proveConsistency({ size1: 3n, size2: 8n, source: treeOf(events(8)).hashes });
    const claim = { size1: 3n, size2: 8n, root1: first.root, root2: second.root };
    expect(proof.ok && verifyConsistency({ ...claim, proof: proof.proof })).toEqual({ ok: true });
    expect(await noteTexts()).toHaveLength(2);
  });

  test('signs nothing that does not grow out of what was signed last, though the checkpoints were put back', async () => {
    const last = { origin: ORIGIN, size: 5n, root: rootOfTexts(events(5)) };
    const kept: string[] = [];
    const lastSigned = { read: async () => last, keep: async (note: string) => void kept.push(note) };
    const shorter = (isWhole: boolean) =>
      signerOver(events(3), { lastSigned, tree: { ...treeOf(events(3)), isWhole: async () => isWhole } });
    await expect(shorter(true).sign()).rejects.toThrow(/has 3 events, and 5 were signed for/);
    expect(await shorter(false).sign()).toBeUndefined();
    const other = ['another', ...events(6)];
    await expect(signerOver(other, { lastSigned }).sign()).rejects.toThrow(LogDiverged);
    expect([kept, await noteTexts()]).toEqual([[], []]);
    const signed = await signerOver(events(7), { lastSigned }).sign();
    expect(kept).toEqual([signed?.note]);
  });

  test('keeps what it signs before the checkpoint is stored', async () => {
    const keep = async (note: string): Promise<void> => {
      expect([note.split('\n')[1], await noteTexts()]).toEqual(['4', []]);
      throw new Error('no space');
    };
    const signer = signerOver(events(4), { lastSigned: { read: async () => undefined, keep } });
    await expect(signer.sign()).rejects.toThrow('no space');
    expect(await noteTexts()).toEqual([]);
  });

  test('a node that is behind signs nothing, and answers what the other one signed', async () => {
    const ahead = await signerOver(events(8)).sign();
    expect(await signerOver(events(5)).sign()).toEqual(ahead);
    expect(await noteTexts()).toHaveLength(1);
  });

  test.each([
    ['an event changed', ['event 0', 'forged', 'event 2', 'event 3']],
    ['an event taken out', ['event 0', 'event 2', 'event 3', 'event 4']],
    ['two exchanged', ['event 1', 'event 0', 'event 2', 'event 3']],
    ['one put in', ['before', 'event 0', 'event 1', 'event 2']],
  ])('never signs a log with %s', async (_what, leaves) => {
    await signerOver(events(3)).sign();
    await expect(signerOver(leaves).sign()).rejects.toThrow(LogDiverged);
    await expect(signerOver(leaves.slice(0, 3)).sign()).rejects.toThrow(LogDiverged);
    expect(await noteTexts()).toHaveLength(1);
  });

  test('never goes on from a checkpoint that its own keys did not sign', async () => {
    const body = formatCheckpoint({ origin: ORIGIN, size: 1n, root: leaf('event 0') });
    await store.checkpoints.add(0, `${body}\n— ${ORIGIN} ${Buffer.alloc(68).toString('base64')}\n`);
    await expect(signerOver(events(2)).sign()).rejects.toThrow(LogDiverged);
    expect(await noteTexts()).toHaveLength(1);
  });

  test('after a rotation the next checkpoint is signed by both keys, and those after it by the new one', async () => {
    const signedBy = async (count: number, number: number) => {
      const signed = await signerOver(events(count), { keyNumber: async () => number }).sign();
      const note = parseNote(signed?.note ?? '');
      return note.ok ? note.note.signatures.map(({ keyId }) => keyId) : note;
    };
    const [first, second, third] = [1, 2, 3].map((number) => keys().signer(number).key.id);
    expect(await signedBy(2, 1)).toEqual([first]);
    expect(await signedBy(3, 2)).toEqual([first, second]);
    expect(await signedBy(4, 2)).toEqual([second]);
    expect(await signedBy(4, 3)).toEqual([second, third]);
    expect(await signedBy(5, 3)).toEqual([third]);
  });

  test('keeps its keys where only their owner reads them, and says them nowhere', async () => {
    const signed = await signerOver(events(2)).sign();
    const inFolder = join(folder, 'keys');
    expect((statSync(inFolder).mode & 0o777).toString(8)).toBe('700');
    const [file] = readdirSync(inFolder).filter((name) => name.startsWith('checkpoint-signing'));
    expect(file).toBe('checkpoint-signing-1.secret');
    expect((statSync(join(inFolder, file ?? '')).mode & 0o777).toString(8)).toBe('600');
    const secret = readFileSync(join(inFolder, file ?? ''), 'utf8').split('\n')[1] ?? '';
    expect(secret.length).toBeGreaterThan(40);
    expect(
      JSON.stringify([signed, keys().verifierKey(1)], (_, value: unknown) =>
        typeof value === 'bigint' ? `${value}` : value,
      ),
    ).not.toContain(secret);
  });
});

describe('two signers at once', () => {
  test('over one log take turns, and every two checkpoints are consistent', async () => {
    const [left, right] = [events(20), events(20)];
    const rounds = Array.from({ length: 20 }, (_, round) => round + 1);
    await Promise.all(
      rounds.flatMap((round) => [
        signerOver(left.slice(0, round)).sign(),
        signerOver(right.slice(0, 21 - round)).sign(),
      ]),
    );
    await expectConsistent(events(20));
  });

  test('over two logs, only the one that came first ever signs', async () => {
    const fork = [...events(4), 'forged', ...events(9).slice(5)];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => signerOver(index % 2 === 0 ? events(9) : fork).sign()),
    );
    const signed = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value?.note] : []));
    expect(new Set(signed).size).toBe(1);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(5);
    expect(await noteTexts()).toHaveLength(1);
  });
});

/** Any two checkpoints that were signed are of one growing tree. */
async function expectConsistent(leaves: readonly string[]): Promise<void> {
  const source = sourceOfLeafHashes(leaves.map(leaf));
  const signed = (await noteTexts())
    .map((note) => parseCheckpoint(note))
    .flatMap((read) => (read.ok ? [read.checkpoint] : []));
  expect(signed.length).toBeGreaterThan(0);
  for (const [index, { size: size1, root: root1 }] of signed.entries())
    for (const { size: size2, root: root2 } of signed.slice(index + 1)) {
      expect(size2).toBeGreaterThan(size1);
      const proof = proveConsistency({ size1, size2, source });
      expect(proof.ok && verifyConsistency({ size1, size2, root1, root2, proof: proof.proof })).toEqual({ ok: true });
    }
}
