import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { healedTally, tally } from './testing/tally-view.ts';
import { digestOfSources, ledgerSourceDigest, viewVersion } from './view-version.ts';

describe('the version of a view', () => {
  test('changes with its fold, its first state, its name and the source of the domain', () => {
    const versions = [
      viewVersion(tally),
      viewVersion(healedTally),
      viewVersion({ ...tally, name: 'other' }),
      viewVersion({ ...tally, fold: { ...tally.fold, initialState: { ...tally.fold.initialState, count: 1 } } }),
      viewVersion(tally, 'another source'),
    ];
    expect(new Set(versions).size).toBe(versions.length);
    expect(viewVersion(tally)).toBe(viewVersion({ ...tally }));
    expect(ledgerSourceDigest()).toMatch(/^[0-9a-f]{32}$/);
  });

  test('the source is every program file below a folder, specs left out', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pacta-sources-'));
    try {
      mkdirSync(join(folder, 'inside'));
      writeFileSync(join(folder, 'a.ts'), 'a');
      const alone = digestOfSources(folder);
      writeFileSync(join(folder, 'a.unit.spec.ts'), 'spec');
      writeFileSync(join(folder, 'a.d.ts'), 'declaration');
      expect(digestOfSources(folder)).toBe(alone);
      writeFileSync(join(folder, 'inside', 'b.ts'), 'b');
      expect(digestOfSources(folder)).not.toBe(alone);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
