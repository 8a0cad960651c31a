import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@pacta/event-store';
import type { OpenLedger } from '@pacta/opening';
import { InjectLedger } from './ledger.ts';

/** How long an answer waits for its position, in milliseconds; the write itself is durable before. */
const WAIT_FOR_POSITION = 250;

interface Asked {
  readonly events: readonly StoredEvent[];
  readonly resolve: (positions: readonly number[]) => void;
  readonly reject: (fault: unknown) => void;
}

/** Where events that were just recorded stand in the log. */
@Injectable()
export class IndexedPositions {
  #asked: Asked[] = [];

  constructor(@InjectLedger() private readonly ledger: OpenLedger) {}

  /** Leaf indices of the events of one append, in order; none where the log index has not come so far in time. */
  async of(events: readonly StoredEvent[]): Promise<readonly number[]> {
    const last = events.at(-1);
    if (last === undefined) return [];
    if ((await this.ledger.projector.waitFor(last.token, WAIT_FOR_POSITION)) === 'timed-out') return [];
    return new Promise((resolve, reject) => {
      this.#asked.push({ events, resolve, reject });
      // Those who waited for the same page of the log ask one after the other: they are answered from one look.
      if (this.#asked.length === 1) queueMicrotask(() => this.#lookUp());
    });
  }

  #lookUp(): void {
    const asked = this.#asked;
    this.#asked = [];
    const { readModels } = this.ledger.projector;
    try {
      readModels.atOneMoment(() => {
        for (const { events, resolve } of asked) {
          const [first, last] = [events[0], events.at(-1)] as [StoredEvent, StoredEvent];
          resolve(readModels.positionsOf(first.stream, first.revision, last.revision));
        }
      });
    } catch (fault) {
      for (const { reject } of asked) reject(fault);
    }
  }
}
