import type { Readable } from 'node:stream';
import type { ImportProgress } from '@pacta/interop';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';

export interface FileToImport {
  /** As the user typed it. */
  readonly name: string;
  readonly open: () => Readable;
}

export interface ImportOptions {
  readonly dryRun: boolean;
  readonly withdraw: boolean;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly signal: AbortSignal;
}

interface Fault {
  readonly message: string;
  readonly place?: string | undefined;
  readonly next?: string | undefined;
}

/** The fault of a file that is invalid as a whole (6). */
export const wrongFile = (name: string, { place, message, next }: Fault): CommandFault =>
  new CommandFault(
    EXIT.wrongInput,
    `${name}${place === undefined ? '' : `, ${place}`}: ${message} Nothing was written.`,
    next,
  );
