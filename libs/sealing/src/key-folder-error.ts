/** Why the key folder can't be used. The message is one sentence that says what to do. */
export type KeyFolderFault =
  'open-to-others' | 'inside-ledger' | 'not-a-folder' | 'not-writable' | 'not-readable' | 'damaged';

export class KeyFolderError extends Error {
  override readonly name = 'KeyFolderError';
  readonly code: KeyFolderFault;
  constructor(code: KeyFolderFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The person was forgotten: their key is destroyed, and nothing is ever sealed for them again. */
export class SubjectForgotten extends Error {
  override readonly name = 'SubjectForgotten';
  /** The person's id in the ledger, never a name. */
  readonly subject: string;
  constructor(subject: string) {
    super(`The person ${subject} was forgotten, so nothing more can be recorded about them.`);
    this.subject = subject;
  }
}
