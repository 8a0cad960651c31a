import { Injectable } from '@nestjs/common';
import type { PlacedFlow } from '@pacta/ledger';
import { readEvents, type LogRow } from '@pacta/read-models';
import { InjectLedger } from '../commands/ledger.ts';
import { notFound } from '../http/problem.ts';
import { EventRights } from '../log/event-rights.ts';
import { Access } from '../reading/access.ts';
import type { OpenLedger } from '@pacta/opening';

/** Where an event stands, and to which partnership that belongs. */
export interface Place extends PlacedFlow {
  readonly partnershipId: string | undefined;
}

/** Finds the streams of flows by the events that made them, which is how reports name them. */
@Injectable()
export class FlowPlaces {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly access: Access,
    private readonly rights: EventRights,
  ) {}

  /** @throws Problem 404 where there is no such event, or the actor may not see it */
  async of(actor: string, eventId: string): Promise<Place> {
    return placeOf(await this.#row(actor, eventId));
  }

  /** The flow that a match was made with; undefined where the event is no match. @throws Problem 404 as above */
  async matchedBy(
    actor: string,
    eventId: string,
  ): Promise<{ readonly match: Place; readonly with: Place | undefined }> {
    const row = await this.#row(actor, eventId);
    if (row.type !== 'FlowsMatched.v1') return { match: placeOf(row), with: undefined };
    const [event] = await readEvents(this.ledger.store, [row]);
    const other = (event?.data as { readonly with?: PlacedFlow } | undefined)?.with;
    const found = other === undefined ? undefined : this.#find(other.eventId);
    return { match: placeOf(row), with: found === undefined ? undefined : placeOf(found) };
  }

  /** For a match that can't stand anywhere. @throws Problem 403 where the actor might not have made it either */
  async mayMatch(actor: string, name: 'matchFlows' | 'unmatchFlows', { partnershipId }: Place): Promise<void> {
    if (partnershipId === undefined) await this.access.onLedger(actor, name);
    else await this.access.scope(actor, name, partnershipId);
  }

  async #row(actor: string, eventId: string): Promise<LogRow> {
    const row = this.#find(eventId);
    if (row === undefined || !(await this.rights.maySee(actor, row))) throw notFound('event');
    return row;
  }

  #find(eventId: string): LogRow | undefined {
    const found = this.ledger.projector.readModels.findEvent(eventId);
    return found.kind === 'found' ? found.row : undefined;
  }
}

const placeOf = ({ stream, eventId, partnershipId }: LogRow): Place => ({
  stream,
  eventId,
  partnershipId: partnershipId ?? undefined,
});
