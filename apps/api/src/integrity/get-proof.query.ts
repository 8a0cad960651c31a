import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectLedger } from '../commands/ledger.ts';
import { Problem } from '../http/problem.ts';
import { SeenEvents } from '../log/seen-events.ts';
import type { ReadRequest } from '../reading/read-route.ts';
import { Reading } from '../reading/reading.ts';
import type { OpenLedger } from '@pacta/opening';

/** The proof that an event stands in the log, for whoever may see the event. */
export class GetProof {
  constructor(
    readonly eventId: string,
    readonly reader: ReadRequest,
  ) {}
}

export interface EventProof {
  readonly eventId: string;
  readonly text: string;
  /** Whether the witnesses that the ledger's policy asks for have cosigned its checkpoint. */
  readonly quorumMet: boolean;
}

@QueryHandler(GetProof)
export class GetProofHandler implements IQueryHandler<GetProof> {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly reading: Reading,
    private readonly seen: SeenEvents,
  ) {}

  async execute({ eventId, reader }: GetProof): Promise<EventProof> {
    await this.reading.await(reader.minToken);
    const row = await this.seen.one(eventId, reader.actor);
    const proof = await this.ledger.integrity.proofOf(row.position);
    if (proof === undefined) throw notCovered;
    return { eventId: row.eventId, text: proof.text, quorumMet: proof.checkpoint.quorumMet };
  }
}

const notCovered = new Problem({
  status: 503,
  code: 'not-covered-yet',
  detail: 'No checkpoint covers this event yet.',
  next: 'Ask again after the time in Retry-After: a checkpoint is signed every second while the log grows.',
  headers: { 'retry-after': '1' },
});
