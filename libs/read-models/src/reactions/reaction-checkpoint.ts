import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Token } from '@pacta/event-store';

/** Milliseconds between writes of a checkpoint that moves with every commit. */
const SPACING = 1_000;

/**
 * The checkpoint of the reactions, in its own file. Written at intervals and never synced: where it is lost or old,
 * events are handled again, which writes nothing twice.
 */
export class ReactionCheckpoint {
  readonly #file: string;
  #token: Token | undefined;
  #written = 0;

  constructor(file: string) {
    this.#file = file;
    this.#token = read(file);
  }

  get token(): Token | undefined {
    return this.#token;
  }

  move(token: Token, now: number): void {
    this.#token = token;
    if (now - this.#written >= SPACING) this.save(now);
  }

  save(now: number): void {
    if (this.#token === undefined) return;
    this.#written = now;
    writeFileSync(`${this.#file}.new`, JSON.stringify({ token: this.#token }), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }

  /** Starts from the beginning: the token is not one of this log. */
  forget(): void {
    this.#token = undefined;
  }
}

function read(file: string): Token | undefined {
  try {
    const { token } = JSON.parse(readFileSync(file, 'utf8')) as { readonly token?: unknown };
    return typeof token === 'string' && /^\d{1,24}$/.test(token) ? token : undefined;
  } catch {
    return undefined;
  }
}
