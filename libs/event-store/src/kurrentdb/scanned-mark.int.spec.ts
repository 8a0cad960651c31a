import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scannedMarkFile } from './scanned-mark.ts';

test('a mark says how far to skip after exactly the event it was noted for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-mark-'));
  const file = join(folder, 'scanned.json');
  try {
    let time = 0;
    const mark = scannedMarkFile(file, () => time);
    expect(mark.beyond(undefined)).toBeUndefined();
    mark.note(undefined, 50n);
    expect(scannedMarkFile(file).beyond(undefined)).toBe(50n);
    time += 10_000;
    mark.note(100n, 900n);
    expect(scannedMarkFile(file).beyond(100n)).toBe(900n);
    expect(scannedMarkFile(file).beyond(101n)).toBeUndefined();
    mark.note(100n, 950n);
    expect(scannedMarkFile(file).beyond(100n)).toBe(900n);
    writeFileSync(file, '{"last":"100","scanned":"not a number"}');
    expect(mark.beyond(100n)).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
