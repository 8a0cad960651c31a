import type { StoredEvent } from '@pacta/event-store';
import type { VerifyCheck } from './verify-report.ts';

const NAME = 'clock';

/** Places that a warning names. */
const MOST_NAMED = 5;

/**
 * Finds where recorded times step back in the log. A clock that was set back does that, and so do two machines whose
 * clocks differ: a reason to look, and no fault of the ledger.
 */
export class RecordedTimes {
  /** Instants are written in one form, in which later ones sort after earlier ones. */
  #latest = '';
  #steps = 0;
  readonly #named: string[] = [];

  /** Events of the log in order, the first at this position. */
  take(position: number, events: readonly StoredEvent[]): void {
    for (const [at, { metadata }] of events.entries()) {
      const { recordedAt } = metadata;
      if (recordedAt > this.#latest) this.#latest = recordedAt;
      else if (recordedAt < this.#latest) this.#stepsBack(position + at, recordedAt);
    }
  }

  check(): VerifyCheck {
    if (this.#steps === 0) return { name: NAME, ok: true, detail: 'recorded times never step back' };
    const rest = this.#steps > this.#named.length ? `, and ${this.#steps - this.#named.length} more` : '';
    const places = this.#steps === 1 ? '1 event was' : `${this.#steps} events were`;
    return {
      name: NAME,
      ok: true,
      warning: true,
      detail: `recorded times step back: ${places} recorded before one that stands earlier in the log: ${this.#named.join(', ')}${rest}`,
    };
  }

  #stepsBack(position: number, recordedAt: string): void {
    this.#steps += 1;
    if (this.#named.length < MOST_NAMED) this.#named.push(`@${position} (${recordedAt}, after ${this.#latest})`);
  }
}
