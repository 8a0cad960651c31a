import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { ImportSummary } from '@pacta/interop';
import { eventCatalogue, type ControlTotal } from '@pacta/ledger';
import { memoryLedger, type MemoryLedger } from './ledger-in-memory.ts';
import { publishedFiles, WHERE_LOOKED } from './published-files.ts';
import { sumFile } from './sum-file.ts';

jest.setTimeout(60_000);

let ledger: MemoryLedger;
beforeEach(() => {
  ledger = memoryLedger();
});
afterEach(() => ledger.remove());

const sides = (totals: readonly ControlTotal[], side: 'read' | 'recorded') =>
  totals
    .map((row) => ({ currency: row.currency, kind: row.kind, ...row[side] }))
    .toSorted((left, right) => `${left.currency} ${left.kind}`.localeCompare(`${right.currency} ${right.kind}`));

/** Every text in the events, to search for what must not be there. */
const written = async (): Promise<string> =>
  JSON.stringify((await ledger.events()).map(({ data, metadata }) => ({ data, metadata })));

const nothingNew = (summary: ImportSummary, first: ImportSummary) => {
  expect(summary.events).toEqual({ written: 0, alreadyThere: first.events.written });
  expect(summary.totals).toEqual(first.totals);
};

// A file without a test would fail; this one counts as skipped where there are no files.
(publishedFiles.length === 0 ? test.skip : test)(WHERE_LOOKED, () => undefined);

for (const { name, path } of publishedFiles)
  describe(name, () => {
    test('is recorded whole, and its totals are those of a separate sum', async () => {
      const summary = await ledger.import(readFileSync(path));
      expect(summary).toMatchObject({ balanced: true, rejected: [], rejectedInAll: 0, older: 0 });
      expect(sides(summary.totals, 'read')).toEqual(sumFile(path));
      expect(await ledger.totals()).toEqual(summary.totals);
      const events = await ledger.events();
      expect(events).toHaveLength(summary.events.written);
      for (const { type, data } of events) expect(eventCatalogue.get(type)?.data.safeParse(data).success).toBe(true);
    });

    test('adds nothing when it is imported again', async () => {
      const content = readFileSync(path);
      const first = await ledger.import(content);
      const before = await ledger.events();
      nothingNew(await ledger.import(content), first);
      expect(await ledger.events()).toEqual(before);
    });

    test('adds nothing on a dry run, and says what it would add', async () => {
      const dry = await ledger.import(readFileSync(path), { dryRun: true });
      expect(await ledger.events()).toEqual([]);
      expect(await ledger.import(readFileSync(path))).toEqual({ ...dry, dryRun: false });
    });

    test('leaves no contact behind', async () => {
      const text = readFileSync(path, 'utf8');
      await ledger.import(text);
      const told = await written();
      const contacts = [
        ...text.matchAll(
          /<(?:email|telephone|person-name|mailing-address)>\s*(?:<narrative[^>]*>)?\s*([^<]{5,}?)\s*</g,
        ),
      ];
      for (const [, contact] of contacts) expect(told).not.toContain(contact);
      expect(told).not.toMatch(/[\w.]+@[\w.]+\.\w/);
    });
  });

(publishedFiles.length === 0 ? test.skip : test)('all of them together have the totals of all of them', async () => {
  for (const { path } of publishedFiles) await ledger.import(readFileSync(path));
  const sums = publishedFiles.flatMap(({ path }) => sumFile(path));
  const rows = await ledger.totals();
  for (const { currency, kind } of sums) {
    const row = rows.find((each) => each.currency === currency && each.kind === kind);
    const count = sums
      .filter((sum) => sum.currency === currency && sum.kind === kind)
      .reduce((all, sum) => all + sum.count, 0);
    expect(row?.recorded.count).toBe(count);
  }
});
