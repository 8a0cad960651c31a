import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commandLines, type NumberedLine } from './command-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pacta-lines-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function allOf(lines: AsyncIterable<NumberedLine>): Promise<NumberedLine[]> {
  const all: NumberedLine[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

const fileWith = (text: string | Uint8Array): string => {
  const path = join(folder, 'commands.jsonl');
  writeFileSync(path, text);
  return path;
};

describe('commandLines', () => {
  test('numbers lines as an editor does and passes over blank ones and comments', async () => {
    const lines = await allOf(commandLines(fileWith('\ufeff{"a":1}\r\n\n# why\n{"b":2}')));
    expect(lines).toEqual([
      { number: 1, value: { a: 1 } },
      { number: 4, value: { b: 2 } },
    ]);
  });

  test('a broken line is found before the first one is handed out', async () => {
    const lines = commandLines(fileWith('{"a":1}\n{"b":2,}\n'));
    const first = lines[Symbol.asyncIterator]().next();
    await expect(first).rejects.toMatchObject({
      exitCode: 6,
      message: expect.stringMatching(/line 2, column 8/) as unknown,
    });
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ['a member twice', '{"a":1}\n{"data":{"b":1,"b":2}}', /line 2, column 16: \/data\/b is there twice/],
    ['bytes of Latin-1', Buffer.from('{"a":1}\r\n\r\n{"a":"\xc9col"}', 'latin1'), /line 3, byte 7: this is not UTF-8/],
    ['endless nesting', `{"a":${'['.repeat(100_000)}`, /line 1, column 39: this is nested too deep/],
  ])('%s is found before the first line is handed out', async (_, text, message) => {
    const first = commandLines(fileWith(text))[Symbol.asyncIterator]().next();
    await expect(first).rejects.toMatchObject({ exitCode: 6, message: expect.stringMatching(message) as unknown });
  });

  test('a sign of several bytes may lie across two chunks', async () => {
    const bytes = Buffer.from('{"a":"é€𝄞"}\n{"b":1}');
    for (let cut = 0; cut < bytes.length; cut += 1) {
      const stdin = Readable.from([bytes.subarray(0, cut), bytes.subarray(cut)]);
      expect((await allOf(commandLines('-', stdin))).map(({ value }) => value)).toEqual([{ a: 'é€𝄞' }, { b: 1 }]);
    }
  });

  test('on stdin the lines before a broken one are handed out', async () => {
    const lines = commandLines('-', Readable.from(['{"a":1}\n', '[1]\n']))[Symbol.asyncIterator]();
    await expect(lines.next()).resolves.toMatchObject({ value: { number: 1 } });
    await expect(lines.next()).rejects.toMatchObject({
      exitCode: 6,
      message: expect.stringMatching(/^stdin, line 2/) as unknown,
    });
  });

  test('an absent file and a folder are told apart', async () => {
    await expect(allOf(commandLines(join(folder, 'none.jsonl')))).rejects.toMatchObject({ exitCode: 4 });
    await expect(allOf(commandLines(folder))).rejects.toMatchObject({ exitCode: 6 });
  });

  test('an empty file holds no command', async () => {
    expect(await allOf(commandLines(fileWith('')))).toEqual([]);
  });
});
