import { afterAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '@pacta/event-store';
import {
  leafHash,
  parseCheckpoint,
  proveConsistency,
  rootOf,
  sourceOfLeafHashes,
  verifyConsistency,
  verifyNote,
} from '@pacta/proof';
import { openKeyFolder } from '@pacta/sealing';
import type { SigningStep } from './checkpoint-signer.ts';
import { openLogKeys } from './log-keys.ts';

const root = mkdtempSync(join(tmpdir(), 'pacta-killed-signer-'));
const [folder, keys] = [join(root, 'ledger'), join(root, 'keys')];
afterAll(() => rmSync(root, { recursive: true }));

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const aliases = new URL('../../../event-store/src/contract/sqlite-faults/resolve-aliases.child.ts', import.meta.url)
  .href;

const STEPS: readonly (SigningStep | 'none')[] = [
  'read-newest',
  'sync-tree',
  'compare',
  'sign',
  'keep',
  'add',
  'publish',
  'none',
];

/** How often each step is tried; PACTA_TEST_KILLED_SIGNER_ROUNDS for the long run. */
const ROUNDS = Number(process.env['PACTA_TEST_KILLED_SIGNER_ROUNDS'] ?? 1);

test(
  'a signer killed before each of its steps never leaves two checkpoints that do not grow out of one another',
  async () => {
    const runs = Array.from({ length: ROUNDS }, () => STEPS).flat();
    for (const [round, step] of runs.entries()) {
      const flags = ['--no-warnings', '--experimental-transform-types', '--import', aliases];
      const child = spawnSync(process.execPath, [
        ...flags,
        pathOf('./killed-signer.child.ts'),
        folder,
        keys,
        step,
        String(round),
      ]);
      expect([step, child.signal, String(child.stderr)]).toEqual([step, step === 'none' ? null : 'SIGKILL', '']);
      if (step === 'none') expect(String(child.stdout)).toBe(`signed ${(round + 1) * 300}\n`);
    }
    const store = await openSqliteStore({ folder, readOnly: true });
    const leaves: Uint8Array[] = [];
    for await (const page of store.readAll()) leaves.push(...page.map(({ leaf }) => leafHash(leaf)));
    const source = sourceOfLeafHashes(leaves);
    const vkey = openLogKeys(openKeyFolder(keys, { readOnly: true }), 'pacta/test').verifierKey(1);
    const signed = (await store.checkpoints.read(0, 1_000)).map(({ note }) => {
      expect(verifyNote(note, vkey).ok).toBe(true);
      const read = parseCheckpoint(note);
      if (!read.ok) throw new Error(read.reason);
      return read.checkpoint;
    });
    await store.close();
    // Killed after 'add' it stands; the steps before leave nothing. Each run that ends signs what is there.
    expect(signed.map(({ size }) => size)).toEqual(
      runs.flatMap((step, round) => (step === 'publish' || step === 'none' ? [BigInt((round + 1) * 300)] : [])),
    );
    for (const [index, { size, root: signedRoot }] of signed.entries()) {
      const own = rootOf({ size, source });
      expect(own.ok && own.root).toEqual(signedRoot);
      const before = signed[index - 1];
      if (before === undefined) continue;
      const claim = { size1: before.size, size2: size, root1: before.root, root2: signedRoot };
      const proof = proveConsistency({ size1: before.size, size2: size, source });
      expect(proof.ok && verifyConsistency({ ...claim, proof: proof.proof })).toEqual({ ok: true });
    }
  },
  60_000 * ROUNDS,
);
