import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { nodeDigest, createMemoryStore, type EventStore } from '@pacta/event-store';
import {
  leafHash,
  nodeHash,
  proveConsistency,
  proveInclusion,
  rootOf,
  sourceOfLeafHashes,
  verifyConsistency,
  verifyInclusion,
  type HashSource,
} from '@pacta/proof';
import { everyRow, projectorOver, rebuiltRows, SAMPLE_SET, TemporaryFolders } from '../../testing/projector-bench.ts';
import { record } from '../../testing/record-events.ts';
import { verifyProjections } from '../../verification/verify-projections.ts';

const SIZE = 1_100;

/** Every so many-th index is proved; PACTA_TEST_TREE_STRIDE=1 takes them all. */
const STRIDE = BigInt(process.env['PACTA_TEST_TREE_STRIDE'] ?? 7);
const folders = new TemporaryFolders();
const store: EventStore = createMemoryStore();
let leaves: readonly Uint8Array[] = [];
let reference: HashSource;

beforeAll(async () => {
  for (let first = 0; first < SIZE; first += 50)
    await record(store, 'costbook-a', first, ...Array.from({ length: 50 }, () => ({})));
  leaves = await leavesOf(store);
  reference = sourceOfLeafHashes(leaves);
});
afterAll(() => folders.clear());

async function leavesOf(of: EventStore): Promise<Uint8Array[]> {
  const hashes: Uint8Array[] = [];
  for await (const page of of.readAll()) hashes.push(...page.map(({ leaf }) => leafHash(leaf)));
  return hashes;
}

const rootIn = (source: HashSource, size: number): Uint8Array => {
  const root = rootOf({ size: BigInt(size), source });
  if (!root.ok) throw new Error(root.reason);
  return Uint8Array.from(root.root);
};

describe('the tree of the log', () => {
  test('has the root of the standard at every size, and proves indices and growth', async () => {
    const projector = projectorOver(store, join(folders.make(), 'read-models.db'));
    await projector.waitForHead(10_000);
    const { tree } = projector.readModels;
    expect(projector.readModels.treeSize()).toBe(SIZE);
    for (let size = 0; size <= SIZE; size += 1)
      expect([size, rootIn(tree, size)]).toEqual([size, rootIn(reference, size)]);
    const size = BigInt(SIZE);
    const root = rootIn(tree, SIZE);
    for (let index = 0n; index < size; index += STRIDE) {
      const proved = proveInclusion({ index, size, source: tree });
      const hash = leaves[Number(index)] as Uint8Array;
      expect(proved.ok && verifyInclusion({ leafHash: hash, index, size, root, proof: proved.proof })).toEqual({
        ok: true,
      });
    }
    for (let size1 = 1n; size1 <= size; size1 += 13n) {
      const proved = proveConsistency({ size1, size2: size, source: tree });
      const claim = { size1, size2: size, root1: rootIn(tree, Number(size1)), root2: root };
      expect(proved.ok && verifyConsistency({ ...claim, proof: proved.proof })).toEqual({ ok: true });
    }
    await projector.stop();
  }, 60_000);

  test('grown page by page, over restarts, is the one built at once', async () => {
    const file = join(folders.make(), 'read-models.db');
    const growing = createMemoryStore();
    for (let first = 0; first < SIZE; first += 100) {
      const projector = projectorOver(growing, file, { pageSize: 7 });
      for (let revision = first; revision < first + 100; revision += 10)
        await record(growing, 'costbook-a', revision, ...Array.from({ length: 10 }, () => ({})));
      await projector.waitForHead(10_000);
      expect(await projector.durableTreeSize()).toBe(first + 100);
      const expected = rootIn(sourceOfLeafHashes(await leavesOf(growing)), first + 100);
      expect(rootIn(projector.readModels.tree, first + 100)).toEqual(expected);
      await projector.stop();
    }
    expect(everyRow(file)).toEqual(await rebuiltRows(growing, join(folders.make(), 'rebuilt.db')));
  }, 60_000);

  test('is hashed again from the log index where its rows are of another version', async () => {
    const file = join(folders.make(), 'read-models.db');
    const rows = await rebuiltRows(store, file);
    const db = new Database(file);
    db.exec("UPDATE checkpoint SET version = 'older' WHERE projection = 'tree'; DELETE FROM tree_node");
    db.close();
    expect(await rebuiltRows(store, file)).toEqual(rows);
  });

  test('any of its rows changed, taken away or added is found, at the first event below it', async () => {
    const sound = join(folders.make(), 'read-models.db');
    await rebuiltRows(store, sound);
    const nodes = new Database(sound, { readonly: true });
    const rows = nodes.prepare('SELECT level, idx, hash FROM tree_node').all() as {
      level: number;
      idx: number;
      hash: Buffer;
    }[];
    nodes.close();
    expect(rows.map(({ level }) => level)).toEqual([8, 8, 8, 8, 9, 9, 10]);
    const harms = rows.flatMap(({ level, idx, hash }) => {
      const flipped = Buffer.from(hash);
      flipped[level] = (flipped[level] ?? 0) ^ 0x20;
      const where = `WHERE level = ${level} AND idx = ${idx}`;
      return [
        `UPDATE tree_node SET hash = x'${flipped.toString('hex')}' ${where}`,
        `DELETE FROM tree_node ${where}`,
      ].map((sql) => ({ sql, position: idx * 2 ** level }));
    });
    for (const { sql, position } of [
      ...harms,
      { sql: `INSERT INTO tree_node VALUES (8, 4, x'${'00'.repeat(32)}')`, position: 1_024 },
    ]) {
      const db = new Database(sound);
      db.exec('BEGIN');
      const file = join(folders.make(), 'harmed.db');
      db.exec(sql);
      db.exec('COMMIT');
      db.exec(`VACUUM INTO '${file}'`);
      db.exec('BEGIN');
      db.exec('DELETE FROM tree_node');
      for (const { level, idx, hash } of rows)
        db.prepare('INSERT INTO tree_node VALUES (?, ?, ?)').run(level, idx, hash);
      db.exec('COMMIT');
      db.close();
      const { check, firstBad } = await verifyProjections({ ...SAMPLE_SET, store, file });
      expect([sql, check.ok, firstBad?.position]).toEqual([sql, false, position]);
    }
  }, 60_000);

  test('Node and the proof library hash a node alike', () => {
    const [left, right] = [leaves[0], leaves[1]] as [Uint8Array, Uint8Array];
    expect(Uint8Array.from(nodeDigest(left, right))).toEqual(nodeHash(left, right));
  });
});
