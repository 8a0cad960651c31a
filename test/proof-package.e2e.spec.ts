import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './harness/built.ts';
import { runNode } from './harness/finished-process.ts';

const json = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

describe('@pacta/proof as a package', () => {
  test('is importable from Node by its name, after a build, and verifies', async () => {
    const script = `
      const proof = await import('@pacta/proof');
      const leafHash = proof.leafHash(new Uint8Array(0));
      const verdict = proof.verifyInclusion({ leafHash, index: 0n, size: 1n, proof: [], root: leafHash });
      console.log(JSON.stringify([verdict, proof.verifyNote(null, null).ok, Object.keys(proof)]));
    `;
    const { code, stdout } = await runNode(['--input-type=module', '--eval', script], process.env);
    expect(code).toBe(0);
    const [verdict, hostile, names] = JSON.parse(stdout) as [unknown, boolean, string[]];
    expect([verdict, hostile]).toEqual([{ ok: true }, false]);
    expect(names).toEqual(
      expect.arrayContaining(['leafHash', 'verifyInclusion', 'verifyConsistency', 'parseCheckpoint', 'verifyNote']),
    );
  });

  test('brings its types, and depends on what the root depends on', () => {
    const { exports, dependencies } = json('libs/proof/package.json');
    for (const file of Object.values<string>(exports['.']))
      expect(existsSync(join(ROOT, 'libs/proof', file))).toBe(true);
    expect(json('package.json').dependencies).toMatchObject(dependencies);
  });

  test('is linked by npm itself, so that npm ci and npm run build may run in either order', () => {
    expect(json('package.json').dependencies['@pacta/proof']).toBe('file:libs/proof');
    expect(json('package-lock.json').packages['node_modules/@pacta/proof']).toEqual({
      resolved: 'libs/proof',
      link: true,
    });
  });
});
