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

  test('what the demo suggests answers, and the event that it names is one of both directions', async () => {
    const { stdout } = await pacta(demo.folder, ['demo']);
    const suggested = [...stdout.matchAll(/^ {2}pacta (.+?) {2,}/gm)].map(([, command = '']) => command.split(' '));
    expect(suggested.length).toBeGreaterThanOrEqual(5);
    for (const args of suggested) expect([args, (await pacta(demo.folder, args)).code]).toEqual([args, 0]);
    const show = suggested.find(([name]) => name === 'show') ?? [];
    const shown = (await pacta(demo.folder, show)).stdout;
    expect(shown).toContain('pledged 350,000.00 EUR');
    expect(shown).toMatch(/Referred to by\n +\d+ [^]*Refers to\n +\d+ /);
  });
});
