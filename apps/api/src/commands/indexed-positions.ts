import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@pacta/event-store';
import type { OpenLedger } from '@pacta/opening';
import { InjectLedger } from './ledger.ts';

/** Longest wait for the log index, in milliseconds. The write is durable before it begins. */
const WAIT_FOR_POSITION = 250;

interface PendingPositions {
  readonly events: readonly StoredEvent[];
  readonly resolve: (positions: readonly number[]) => void;
  readonly reject: (fault: unknown) => void;
}

/** Positions of events that were just recorded. */
@Injectable()
export class IndexedPositions {
  #pending: PendingPositions[] = [];

  constructor(@InjectLedger() private readonly ledger: OpenLedger) {}

  /** Leaf indices of the events of one append, in order; empty where the log index does not reach them in time. */
  async of(events: readonly StoredEvent[]): Promise<readonly number[]> {
    const last = events.at(-1);
    if (last === undefined) return [];
    if ((await this.ledger.projector.waitFor(last.token, WAIT_FOR_POSITION)) === 'timed-out') return [];
    return new Promise((resolve, reject) => {
      this.#pending.push({ events, resolve, reject });
      // Requests that waited for the same page of the log share one read.
      if (this.#pending.length === 1) queueMicrotask(() => this.#lookUp());
    });
  }

  #lookUp(): void {
    const pending = this.#pending;
    this.#pending = [];
    const { readModels } = this.ledger.projector;
    try {
      readModels.atOneMoment(() => {
        for (const { events, resolve } of pending) {
          const [first, last] = [events[0], events.at(-1)] as [StoredEvent, StoredEvent];
          resolve(readModels.positionsOf(first.stream, first.revision, last.revision));
        }
      });
    } catch (fault) {
      for (const { reject } of pending) reject(fault);
    }
  }
}
