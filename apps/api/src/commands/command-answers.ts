import { Injectable } from '@nestjs/common';
import type { CommandOutcome } from '@pacta/event-store';
import { categoryOf, idOf, type StreamCategory, type StreamName } from '@pacta/ledger';
import { actorReader, fieldsFor, type LedgerReads } from '@pacta/queries';
import { turns } from '@pacta/process';
import { Answered } from '../http/answered.ts';
import type { EventDto } from '../log/event.dto.ts';
import { renderedDraft, renderedEvent } from '../log/rendered-event.ts';
import { InjectReads } from '../queries/ledger-reads.ts';
import { problemFor } from './answer-problem.ts';
import { AnsweredWrites } from './answered-writes.ts';
import type { CommandAnswerDto } from './command-answer.dto.ts';
import { createdId } from './created-id.ts';
import { RecordedPositions } from './recorded-positions.ts';

type Recorded = Extract<CommandOutcome, { readonly kind: 'recorded' | 'replayed' }>;
type Drafted = Extract<CommandOutcome, { readonly kind: 'dry-run' }>;

const PATHS: Partial<Record<StreamCategory, string>> = {
  partnership: 'partnerships',
  commitment: 'commitments',
  costbook: 'cost-books',
  decision: 'decisions',
  contribution: 'contributions',
};

/** Address of the resource that a stream holds. */
export const addressOf = (stream: StreamName): string =>
  `/v1/${PATHS[categoryOf(stream) as StreamCategory] ?? 'log'}/${idOf(stream)}`;

/** Turns the outcome of a command into an answer with headers and receipt, or into a problem. */
@Injectable()
export class CommandAnswers {
  constructor(
    private readonly positions: RecordedPositions,
    private readonly writes: AnsweredWrites,
    @InjectReads() private readonly reads: LedgerReads,
  ) {}

  /** @throws Problem where nothing was recorded */
  async answer(outcome: CommandOutcome, actor: string): Promise<Answered<CommandAnswerDto>> {
    switch (outcome.kind) {
      case 'recorded':
      case 'replayed':
        return this.recorded(outcome, actor);
      case 'dry-run':
        return drafted(outcome);
      default:
        throw problemFor(outcome);
    }
  }

  private async recorded(
    { kind, stream, revision, token, events }: Recorded,
    actor: string,
  ): Promise<Answered<CommandAnswerDto>> {
    const positions = await this.positions.of(events);
    this.writes.note(token);
    const rendered: EventDto[] = [];
    const pace = turns.pace();
    for (const [index, event] of events.entries()) {
      if (index > 0) await pace();
      const fields = await fieldsFor(this.reads, actorReader(actor), event);
      rendered.push(renderedEvent(event, positions[index] ?? null, fields));
    }
    const headers = {
      etag: `"${revision}"`,
      ...(kind === 'replayed' ? { 'idempotent-replayed': 'true' } : {}),
    };
    const receipt = {
      eventIds: rendered.map(({ eventId }) => eventId),
      stream,
      revision,
      position: positions.at(-1) ?? null,
      token,
      leafHashes: rendered.map(({ leafHash }) => leafHash),
      permalink: `/v1/events/${events.at(-1)?.eventId ?? ''}`,
    };
    return new Answered(
      { id: createdId(stream, events), events: rendered, receipt },
      headers,
      undefined,
      addressOf(stream),
    );
  }
}

/** A dry run creates nothing, so it never answers 201, and its new stream has no id yet. */
function drafted({ stream, revision, events }: Drafted): Answered<CommandAnswerDto> {
  const first = revision - events.length + 1;
  const rendered = events.map((event, index) => renderedDraft(event, stream, first + index));
  return new Answered({ id: createdId(stream, events), events: rendered, receipt: null }, {}, 200);
}
