import { readFileSync } from 'node:fs';
import { EXIT } from '@pacta/process';
import { textOfFile } from '@pacta/proof';
import { CommandFault } from '../faults/command-fault.ts';

/** A file that a command was given. @throws CommandFault not found (4), or wrong input (6) where it can't be read */
export function readInput(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (fault) {
    const { code = 'unknown' } = fault as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new CommandFault(EXIT.notFound, `There is no file ${path}.`, 'Check its name.');
    throw new CommandFault(
      EXIT.wrongInput,
      `The file ${path} can't be read (${code}).`,
      'Check what it is and who may read it.',
    );
  }
}

/**
 * A text file that a command was given, in whatever encoding its machine has saved it. @throws CommandFault as
 * `readInput`, and where it is no text
 */
export function readTextInput(path: string): string {
  const read = textOfFile(readInput(path));
  if (read.ok) return read.text;
  throw new CommandFault(EXIT.wrongInput, `The file ${path} can't be read: ${read.reason}.`, 'Save it as UTF-8.');
}
