import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './harness/built.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** What git tracks or would track. */
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 1 << 26,
})
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(ROOT, path)) && statSync(join(ROOT, path)).isFile());

/** Paths in a drawing of the tree: nesting by two blanks, the path first, then its description. */
function drawnPaths(markdown: string): string[] {
  const drawing = /```\n([^]*?)```/.exec(markdown)?.[1] ?? '';
  const above: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const drawn = /^( *)([^ ]+)/.exec(line);
    if (drawn === null) return [];
    const depth = (drawn[1] as string).length / 2;
    above.length = depth;
    above[depth] = drawn[2] as string;
    const path = above.join('');
    return path.includes('<') ? [] : [path];
  });
}

/** Paths in backticks. A bare file name is in the folder named before it on its line, or at the top. */
function namedPaths(markdown: string): string[] {
  return markdown
    .replace(/```[^]*?```/g, '')
    .split('\n')
    .flatMap((line) => {
      let folder = '';
      return [...line.matchAll(/`([^`\s]+)`/g)].flatMap(([, name]) => {
        const path = name as string;
        if (path.includes('<') || path.startsWith('/') || path.includes('*')) return [];
        if (/^(apps|libs|test|docs|docker|\.ci|\.githooks)\//.test(path)) {
          folder = path.endsWith('/') ? path : '';
          return [path];
        }
        if (!/^[\w.-]+\.(ts|js|cjs|json|md)$/.test(path) || path === 'settings.json') return [];
        return [folder !== '' && existsSync(join(ROOT, folder, path)) ? folder + path : path];
      });
    });
}

describe('the tree', () => {
  const architecture = read('docs/architecture.md');

  test('has every path that docs/architecture.md draws or names', () => {
    const paths = [...drawnPaths(architecture), ...namedPaths(architecture)];
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('has every file that README and CONTRIBUTING link to or name', () => {
    const missing = ['README.md', 'CONTRIBUTING.md'].flatMap((document) => {
      const markdown = read(document);
      const linked = [...markdown.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, path]) => path as string);
      const named = [...markdown.matchAll(/`((?:apps|libs|test|docs|docker)\/[\w./-]+)`/g)].map(
        ([, path]) => path as string,
      );
      return [...linked, ...named]
        .filter((path) => !existsSync(join(ROOT, path)))
        .map((path) => `${document}: ${path}`);
    });
    expect(missing).toEqual([]);
  });

  test('has a lockfile that names no registry', () => {
    // A library of this repository may be linked by its path.
    expect(read('package-lock.json')).not.toMatch(/"resolved": "(?!libs\/)/);
  });

  test('holds no path of the machine it was written on', () => {
    const own = new RegExp(String.raw`(?<![\w.])/(?:work|root)/[\w.]|file:///(?:work|root|home)/`);
    const found = files
      .filter((path) => statSync(join(ROOT, path)).size < 2_000_000)
      .filter((path) => {
        const text = read(path);
        return !text.includes('\0') && own.test(text.replaceAll(String.raw`(?:work|root)`, ''));
      });
    expect(found).toEqual([]);
  });

  test('keeps what is generated or private out of git', () => {
    expect(
      files.filter((path) => /(^|\/)(node_modules|dist|coverage)\/|\.(db|db-wal|db-shm|log|pem|key)$/.test(path)),
    ).toEqual([]);
  });
});
