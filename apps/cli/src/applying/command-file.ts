import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';
import { jsonFaultAt } from './json-fault.ts';

/** One line of a command file. */
export interface NumberedLine {
  /** Counted from 1, as editors do. */
  readonly number: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** A line that is not a JSON object makes the whole file invalid. */
function parsedLine(text: string, number: number, file: string): NumberedLine {
  const fault = jsonFaultAt(text);
  if (fault !== undefined)
    throw new CommandFault(
      EXIT.wrongInput,
      `${file}, line ${number}, column ${fault + 1}: ${fault === text.length ? 'the line ends too early' : 'this is not JSON from here on'}.`,
      'Each line must be one whole JSON object, such as {"command": "pledge", "id": "my-1", "as": "funder", "data": {…}}.',
    );
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CommandFault(EXIT.wrongInput, `${file}, line ${number}, column 1: a JSON object was expected here.`);
  return { number, value: value as Record<string, unknown> };
}

async function* linesOf(source: Readable, file: string): AsyncIterable<NumberedLine> {
  let number = 0;
  try {
    for await (const raw of createInterface({ input: source, crlfDelay: Infinity })) {
      number += 1;
      const text = number === 1 ? raw.replace(/^\ufeff/, '') : raw;
      if (text.trim() !== '' && !text.startsWith('#')) yield parsedLine(text, number, file);
    }
  } catch (error) {
    throw unreadable(error, file);
  }
}

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
  for await (const line of linesOf(createReadStream(file, 'utf8'), file)) void line;
  yield* linesOf(createReadStream(file, 'utf8'), file);
}
