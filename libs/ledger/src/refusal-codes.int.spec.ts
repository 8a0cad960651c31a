import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { REFUSAL_CODES } from './refusal-codes.ts';

const SOURCE = new URL('./', import.meta.url);
const PAGES = new URL('../../../docs/problems/', import.meta.url);

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map((name) => readFileSync(new URL(name, SOURCE), 'utf8'));

describe('refusal codes', () => {
  test('are those that the rules use, no more and no fewer', () => {
    const used = sources.flatMap((text) =>
      [...text.matchAll(/\b(?:refuse|no)\(\s*'([^']+)'/g)].map(([, code]) => code),
    );
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(REFUSAL_CODES).toSorted());
  });

  test.each(Object.entries(REFUSAL_CODES))(
    '%s has a page that says what happened, why, and what to do',
    (code, meaning) => {
      const page = readFileSync(new URL(`${code}.md`, PAGES), 'utf8').split('\n');
      expect(page).toEqual([
        `# ${code}`,
        '',
        meaning,
        '',
        expect.stringMatching(/^\*\*Why\.\*\* \S.*\.$/),
        '',
        expect.stringMatching(/^\*\*What to do\.\*\* \S.*\.$/),
        '',
      ]);
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    },
  );
});
