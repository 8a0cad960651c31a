/** A ledger file can't be opened. The message is one sentence for its user: what is wrong and what to do. */
export class LedgerUnusable extends Error {
  readonly code: 'not-found' | 'unwritable' | 'held' | 'not-a-ledger' | 'older-version' | 'newer-version' | 'damaged';

  constructor(code: LedgerUnusable['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LedgerUnusable';
    this.code = code;
  }
}

/** Another process writes to this ledger. */
export class LedgerHeld extends LedgerUnusable {
  /** Process id of the holder, where it is known. */
  readonly pid: number | undefined;

  constructor(folder: string, pid: number | undefined) {
    const holder = pid === undefined ? 'another process' : `process ${pid}`;
    super(
      'held',
      `The ledger in ${folder} is held by ${holder}, and only one may write: stop it first, or use its address with --url.`,
    );
    this.name = 'LedgerHeld';
    this.pid = pid;
  }
}
