import type { ExitCode } from '@pacta/process';

/** A command can't do what it was asked: one sentence says why, and `next` what to do next. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
  constructor(
    readonly exitCode: ExitCode,
    sentence: string,
    readonly next?: string,
  ) {
    super(sentence);
  }
}
