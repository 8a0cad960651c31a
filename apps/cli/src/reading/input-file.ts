import { readFileSync } from 'node:fs';
import { EXIT } from '@pacta/process';
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
