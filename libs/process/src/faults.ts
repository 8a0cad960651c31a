/** What a process answers its caller with; the table stands in docs and is a promise to scripts. */
export const EXIT = {
  done: 0,
  usage: 2,
  refused: 3,
  notFound: 4,
  verificationFailed: 5,
  wrongInput: 6,
  storeUnavailable: 7,
  doneWithRejects: 8,
  fault: 70,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something about the machine or the settings stands in the way: one sentence says what and how to mend it. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
  constructor(
    readonly code: string,
    sentence: string,
    readonly exitCode: ExitCode = EXIT.storeUnavailable,
  ) {
    super(sentence);
  }
}

/** True for an error of the operating system with one of these codes, such as EACCES. */
export const isSystemError = (error: unknown, ...codes: readonly string[]): error is NodeJS.ErrnoException =>
  typeof error === 'object' && error !== null && 'code' in error && codes.includes(String(error.code));
