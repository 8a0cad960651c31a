import { Injectable } from '@nestjs/common';
import { isAfter, type Token } from '@pacta/event-store';
import type { OpenLedger } from '@pacta/opening';
import { InjectLedger } from './ledger.ts';

/** Longest wait for the read models, in milliseconds. What is waited for is durable already. */
const LONGEST_WAIT = 250;

/**
 * The newest write that somebody was told of. Commands are answered as soon as they are durable; whoever reads afterwards
 * waits until the read models hold what was answered by then.
 */
@Injectable()
export class AnsweredWrites {
  #newest: Token | undefined;

  constructor(@InjectLedger() private readonly ledger: OpenLedger) {}

  /** The write with this token is answered. */
  note(token: Token): void {
    if (this.#newest === undefined || isAfter(token, this.#newest)) this.#newest = token;
  }

  /** Resolves when the read models hold every write noted so far, or lag too far behind for a reader to wait. */
  async applied(): Promise<void> {
    const token = this.#newest;
    if (token === undefined) return;
    await this.ledger.projector.waitFor(token, LONGEST_WAIT);
    if (this.#newest === token) this.#newest = undefined;
  }
}
