/** The marks of an event do not fit its data: a fault of the catalogue or of the caller, never of a user. Nothing was sealed. */
export class SealRefused extends Error {
  override readonly name = 'SealRefused';
  readonly code: 'already-sealed' | 'nothing-there' | 'inside-another' | 'two-keys';
  readonly pointer: string;
  constructor(code: SealRefused['code'], pointer: string, why: string) {
    super(`The field at '${pointer}' ${why}.`);
    this.code = code;
    this.pointer = pointer;
  }
}
