import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { readJson, utf8TextOf, type JsonFault, type TooDeep } from '@pacta/json';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';

/** One line of a command file. */
export interface NumberedLine {
  /** Counted from 1, as editors do. */
  readonly number: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Deepest nesting of a line: its own object and `data` are around what a service takes. */
const DEEPEST = 34;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A line that is not a JSON object makes the whole file invalid. */
function parsedLine(text: string, number: number, file: string): NumberedLine {
  const read = readJson(text, DEEPEST);
  if (!read.ok) throw unfit(read.fault, text, number, file);
  const { value } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CommandFault(EXIT.wrongInput, `${file}, line ${number}, column 1: a JSON object was expected here.`);
  return { number, value: value as Record<string, unknown> };
}

function unfit({ kind, at, pointer }: JsonFault | TooDeep, text: string, number: number, file: string): CommandFault {
  const place = `${file}, line ${number}, column ${at + 1}`;
  switch (kind) {
    case 'not-json':
      return new CommandFault(
        EXIT.wrongInput,
        `${place}: ${at >= text.length ? 'the line ends too early' : 'this is not JSON from here on'}.`,
        'Each line must be one whole JSON object, such as {"command": "pledge", "id": "my-1", "as": "funder", "data": {…}}.',
      );
    case 'name-twice':
      return new CommandFault(EXIT.wrongInput, `${place}: ${pointer} is there twice.`, 'Keep the one that is meant.');
    case 'too-deep':
      return new CommandFault(EXIT.wrongInput, `${place}: this is nested too deep.`, 'No command nests so deep.');
  }
}

async function* linesOf(source: AsyncIterable<Uint8Array | string>, file: string): AsyncIterable<NumberedLine> {
  let number = 0;
  try {
    for await (const bytes of splitLines(source)) {
      number += 1;
      const text = utf8TextOf(bytes);
      if (typeof text !== 'string') throw notUtf8(text.wrongAt, number, file);
      const line = number === 1 ? text.replace(/^\ufeff/, '') : text;
      if (line.trim() !== '' && !line.startsWith('#')) yield parsedLine(line, number, file);
    }
  } catch (error) {
    throw unreadable(error, file);
  }
}

/** Lines as bytes, without their ends. */
async function* splitLines(source: AsyncIterable<Uint8Array | string>): AsyncIterable<Uint8Array> {
  let begun: Uint8Array[] = [];
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk as Uint8Array);
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
      yield withoutReturn(Buffer.concat([...begun, bytes.subarray(from, end)]));
      begun = [];
      from = end + 1;
    }
    begun.push(bytes.subarray(from));
  }
  const last = Buffer.concat(begun);
  if (last.byteLength > 0) yield withoutReturn(last);
}

const withoutReturn = (line: Uint8Array): Uint8Array => (line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line);

const notUtf8 = (at: number, number: number, file: string): CommandFault =>
  new CommandFault(
    EXIT.wrongInput,
    `${file}, line ${number}, byte ${at + 1}: this is not UTF-8 (encoding-wrong).`,
    'Save the file as UTF-8: what would be read is not what was meant, and what is recorded stays.',
  );

function unreadable(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new CommandFault(EXIT.notFound, `There is no file ${file}.`);
  if (code === 'EISDIR') return new CommandFault(EXIT.wrongInput, `${file} is a folder, not a file of commands.`);
  if (code === 'EACCES' || code === 'EPERM')
    return new CommandFault(EXIT.wrongInput, `${file} can't be read by this user.`);
  return error;
}

/**
 * The lines of a command file, without blank lines and `#` comments. The whole file is checked before the first line is
 * yielded, so that nothing is recorded from an invalid file. Stdin (`-`) can be read only once: there an invalid line
 * stops the run when it is reached.
 *
 * @throws CommandFault naming line and column
 */
export async function* commandLines(file: string, stdin: Readable = process.stdin): AsyncIterable<NumberedLine> {
  if (file === '-') {
    yield* linesOf(stdin, 'stdin');
    return;
  }
  for await (const line of linesOf(createReadStream(file), file)) void line;
  yield* linesOf(createReadStream(file), file);
}
