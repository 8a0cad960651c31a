import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@pacta/event-store';
import type { OpenLedger } from '@pacta/opening';
import { InjectLedger } from './ledger.ts';

/** Longest wait for the log index, in milliseconds. The write is durable before it begins. */
const WAIT_FOR_POSITION = 250;

/** Positions of events that were just recorded. */
@Injectable()
export class RecordedPositions {
  constructor(@InjectLedger() private readonly ledger: OpenLedger) {}

  /**
   * Leaf indices of the events of one append, in order. Where only the log index knows them: empty if that does not reach
   * them in time.
   */
  async of(events: readonly StoredEvent[]): Promise<readonly number[]> {
    const { leafIndexOf } = this.ledger.store;
    if (leafIndexOf !== undefined) return events.map(({ token }) => leafIndexOf(token));
    const [first, last] = [events[0], events.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { projector } = this.ledger;
    if ((await projector.waitFor(last.token, WAIT_FOR_POSITION)) === 'timed-out') return [];
    return projector.readModels.positionsOf(first.stream, first.revision, last.revision);
  }
}
