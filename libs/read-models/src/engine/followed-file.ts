import { sentenceOf, type LogLine } from './log-line.ts';
import { takeUpExchange } from './fill/next-file.ts';
import { openSession, type ProjectionSession, type SessionOptions } from './projection-set.ts';
import { discardReadModelFile, fileIdentity, isDamage, openReadModelFile } from './read-model-file.ts';

/** The projector's file of read models, reopened when it was exchanged or damaged. */
export class FollowedFile {
  readonly path: string;
  readonly #set: SessionOptions;
  readonly #log: LogLine;
  #session: ProjectionSession;
  #identity: string | undefined;

  /** Throws where the file can't be opened; a damaged one is deleted and created again. */
  constructor(path: string, set: SessionOptions, log: LogLine) {
    this.path = path;
    this.#set = set;
    this.#log = log;
    takeUpExchange(path);
    this.#session = this.#open();
  }

  get session(): ProjectionSession {
    return this.#session;
  }

  /** True where the file was deleted or exchanged while it was open. */
  get isGone(): boolean {
    return !this.#session.db.open || fileIdentity(this.path) !== this.#identity;
  }

  /** `discard`: the file is damaged; start with an empty one. */
  reopen(discard: boolean): void {
    this.#session.db.close();
    if (discard) discardReadModelFile(this.path);
    this.#session = this.#open();
  }

  /** Closes the file, runs the exchange, and opens the new file. */
  reopenAfter(exchange: () => void): void {
    this.#session.db.close();
    try {
      exchange();
    } finally {
      this.#session = this.#open();
    }
  }

  #open(): ProjectionSession {
    try {
      return this.#openOnce();
    } catch (fault) {
      if (!isDamage(fault)) throw fault;
      this.#log(`Read models are rebuilt from zero: the file is damaged (${sentenceOf(fault)}).`);
      discardReadModelFile(this.path);
      return this.#openOnce();
    }
  }

  #openOnce(): ProjectionSession {
    const db = openReadModelFile(this.path, this.#log);
    this.#identity = fileIdentity(this.path);
    try {
      return openSession(db, this.#set);
    } catch (fault) {
      db.close();
      throw fault;
    }
  }
}
