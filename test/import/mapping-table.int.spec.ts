import { expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { memoryLedger } from './ledger-in-memory.ts';
import { publishedFiles, WHERE_LOOKED } from './published-files.ts';

jest.setTimeout(60_000);

const TABLE = readFileSync(new URL('../../docs/import.md', import.meta.url), 'utf8');

/**
 * `transaction/sector`, `recipientOrganization.postalCode` and `budget/@x` are listed whole, or by their last part after
 * `.` or `/`.
 */
const isExplained = (name: string): boolean => {
  const plain = name.replace(/ \(.*\)$/, '');
  const last = plain.split(/[/.]/).at(-1) as string;
  return (
    [plain, `.${last}`, ...(last.startsWith('@') ? [last] : [])].some((each) => TABLE.includes(`\`${each}\``)) ||
    (last === 'narrative' && TABLE.includes('narratives within'))
  );
};

(publishedFiles.length === 0 ? test.skip : test)(
  `every element that ${WHERE_LOOKED} leave out is explained in docs/import.md`,
  async () => {
    const unexplained = new Set<string>();
    for (const { path } of publishedFiles) {
      const ledger = memoryLedger();
      const { leftOut } = await ledger.import(readFileSync(path), { dryRun: true });
      for (const { name } of leftOut) if (!isExplained(name)) unexplained.add(name);
      ledger.remove();
    }
    expect([...unexplained]).toEqual([]);
  },
);
