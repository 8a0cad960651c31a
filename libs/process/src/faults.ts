/** Exit codes. Scripts depend on them; docs has the table. */
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

/** The machine or the settings prevent the start: one sentence says why and how to mend it. */
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

/** True for a system error with one of these codes, such as EACCES. */
export const isSystemError = (error: unknown, ...codes: readonly string[]): error is NodeJS.ErrnoException =>
  typeof error === 'object' && error !== null && 'code' in error && codes.includes(String(error.code));
