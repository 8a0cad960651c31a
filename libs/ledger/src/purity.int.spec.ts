import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = new URL('../../../', import.meta.url);
const SOURCE = new URL('./', import.meta.url);
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'),
);

describe('the domain is pure', () => {
  test('it type-checks with no types but those of the language', async () => {
    const project = fileURLToPath(new URL('libs/ledger/tsconfig.json', ROOT));
    expect(JSON.parse(readFileSync(project, 'utf8'))).toMatchObject({ compilerOptions: { types: [] } });
    const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', ROOT));
    // What `npm run typecheck` has found of the same files is taken over.
    const known = fileURLToPath(new URL('node_modules/.cache/tsc/ledger.tsbuildinfo', ROOT));
    const flags = ['--noEmit', '--incremental', '--tsBuildInfoFile', known];
    const { stdout } = await promisify(execFile)(process.execPath, [compiler, '-p', project, ...flags]);
    expect(stdout).toBe('');
  }, 60_000);

  test.each(files)('%s has no clock, no chance, and imports only the domain and zod', (name) => {
    const text = readFileSync(new URL(name, SOURCE), 'utf8');
    expect(text).not.toMatch(/\bDate\.|\bnew Date\b|Math\.random|\bprocess\b\.|\bconsole\./);
    const imported = [...text.matchAll(/(?:from|import) '([^']+)'/g)].map(([, specifier]) => specifier);
    expect(
      imported.filter((specifier) => specifier !== 'zod' && !/^\.\.?\/[\w./-]+\.ts$/.test(specifier ?? '')),
    ).toEqual([]);
  });
});
