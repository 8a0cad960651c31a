import type { StoredEvent } from '@pacta/event-store';
import { Findings, notChecked, type LedgerFinding, type VerifyCheck } from './verify-report.ts';

const NAME = 'salts';

/**
 * Derives the salt of each event again from the ledger's secret. Whoever inserts an event by hand can make everything
 * else about it consistent, and not this.
 */
export class Salts {
  readonly #saltOf: ((eventId: string) => string) | undefined;
  readonly #findings = new Findings();

  /** `saltOf`: the salt that the ledger's secret gives an event; undefined where the secret is not at hand. */
  constructor(saltOf: ((eventId: string) => string) | undefined) {
    this.#saltOf = saltOf;
  }

  /** Events of the log, the first at this position. */
  take(position: number, events: readonly StoredEvent[]): void {
    if (this.#saltOf === undefined) return;
    for (const [at, { stream, revision, eventId, metadata }] of events.entries())
      if (metadata.salt !== this.#saltOf(eventId))
        this.#findings.add({
          position: position + at,
          stream,
          revision,
          eventId,
          why: "its salt is not the one that the ledger's secret gives it: it was not recorded by this ledger",
        });
  }

  check(): { readonly check: VerifyCheck; readonly first: LedgerFinding | undefined } {
    const check =
      this.#saltOf === undefined
        ? notChecked(NAME, "the ledger's secret is not at hand")
        : this.#findings.asCheck(NAME, "every event has the salt that the ledger's secret gives it");
    return { check, first: this.#findings.first };
  }
}
