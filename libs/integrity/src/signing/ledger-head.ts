import type { EventStore } from '@pacta/event-store';
import { LEDGER_STREAM, ledgerDecider, type LedgerState } from '@pacta/ledger';

/** The ledger's own stream folded to its present end; each call reads only newer events. */
export class LedgerHead {
  readonly #store: Pick<EventStore, 'readStream'>;
  #state: LedgerState = ledgerDecider.initialState;
  #revision = -1;

  constructor(store: Pick<EventStore, 'readStream'>) {
    this.#store = store;
  }

  /** @throws StoreUnavailable */
  async state(): Promise<LedgerState> {
    const tail = await this.#store.readStream(LEDGER_STREAM, { from: this.#revision + 1 });
    for (const event of tail) {
      if (event.revision !== this.#revision + 1) continue;
      this.#state = ledgerDecider.evolve(this.#state, event);
      this.#revision = event.revision;
    }
    return this.#state;
  }

  /** Number of the current signing key: the first is 1. */
  async keyNumber(): Promise<number> {
    return (await this.state()).rotations.length + 1;
  }
}
