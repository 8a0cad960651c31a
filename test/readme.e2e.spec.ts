import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './harness/built.ts';
import { pacta } from './harness/command-line.ts';
import { consoleSnippets, firstMissing, words } from './harness/console-snippets.ts';
import { loadedDemo, type LoadedDemo } from './harness/loaded-demo.ts';

jest.setTimeout(120_000);

const documents = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md'];
const snippets = documents
  .flatMap((document) => consoleSnippets(document, readFileSync(join(ROOT, document), 'utf8')))
  .filter(({ command }) => command.startsWith('npx pacta '));

describe('the documents show what really happens', () => {
  let demo: LoadedDemo;
  beforeAll(async () => {
    demo = await loadedDemo();
    await demo.service.stop();
  });
  afterAll(() => demo?.remove());

  test('the README has a tour to run', () => {
    expect(snippets.filter(({ document }) => document === 'README.md').length).toBeGreaterThanOrEqual(3);
  });

  test.each(snippets.map((snippet) => [`${snippet.document}:${snippet.line}`, snippet.command, snippet] as const))(
    '%s: %s',
    async (_place, command, snippet) => {
      const done = await pacta(demo.folder, words(command).slice(2));
      expect({ code: done.code, stderr: done.code === 0 ? '' : done.stderr }).toEqual({ code: 0, stderr: '' });
      const missing = firstMissing(snippet.shown, done.stdout);
      expect(missing === undefined ? '' : `not in the output: ${missing}\n${done.stdout}`).toBe('');
    },
  );
});
