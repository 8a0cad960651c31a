import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { CommandOutcome, StoredEvent } from '@pacta/event-store';
import { categoryOf, idOf, type StreamCategory, type StreamName } from '@pacta/ledger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import { actorOf } from '../http/authentication.guard.ts';
import { EventRights } from '../log/event-rights.ts';
import { renderedDraft, renderedEvent } from '../log/rendered-event.ts';
import type { OpenLedger } from '../runtime/open-ledger.ts';
import { problemFor } from './answer-problem.ts';
import type { CommandAnswerDto } from './command-answer.dto.ts';
import { InjectLedger } from './ledger.ts';
import { idMadeBy } from './made-id.ts';

type Recorded = Extract<CommandOutcome, { readonly kind: 'recorded' | 'replayed' }>;
type Drafted = Extract<CommandOutcome, { readonly kind: 'dry-run' }>;

/** How long an answer waits for its position, in milliseconds; the write itself is durable before. */
const WAIT_FOR_POSITION = 250;

const PATHS: Partial<Record<StreamCategory, string>> = {
  partnership: 'partnerships',
  commitment: 'commitments',
  costbook: 'cost-books',
  decision: 'decisions',
  contribution: 'contributions',
};

/** Where a stream's resource is read. */
export const addressOf = (stream: StreamName): string =>
  `/v1/${PATHS[categoryOf(stream) as StreamCategory] ?? 'log'}/${idOf(stream)}`;

/** Turns what came of a command into the answer, its headers and its receipt, or into a problem. */
@Injectable()
export class CommandAnswerInterceptor implements NestInterceptor<CommandOutcome, CommandAnswerDto> {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly rights: EventRights,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<CommandOutcome>): Observable<CommandAnswerDto> {
    const http = context.switchToHttp();
    const actor = actorOf(http.getRequest<FastifyRequest>());
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(concatMap((outcome) => this.answer(outcome, actor, reply)));
  }

  private async answer(outcome: CommandOutcome, actor: string, reply: FastifyReply): Promise<CommandAnswerDto> {
    switch (outcome.kind) {
      case 'recorded':
      case 'replayed':
        return this.recorded(outcome, actor, reply);
      case 'dry-run':
        return drafted(outcome, reply);
      default:
        throw problemFor(outcome);
    }
  }

  private async recorded(
    { kind, stream, revision, token, events }: Recorded,
    actor: string,
    reply: FastifyReply,
  ): Promise<CommandAnswerDto> {
    void reply.header('etag', `"${revision}"`);
    if (reply.statusCode === 201) void reply.header('location', addressOf(stream));
    if (kind === 'replayed') void reply.header('idempotent-replayed', 'true');
    const positions = await this.positionsOf(events);
    const fields = await Promise.all(events.map((event) => this.rights.fieldsFor(actor, event)));
    const rendered = events.map((event, index) => renderedEvent(event, positions[index] ?? null, fields[index] ?? []));
    return {
      id: idMadeBy(stream, events),
      events: rendered,
      receipt: {
        eventIds: rendered.map(({ eventId }) => eventId),
        stream,
        revision,
        position: positions.at(-1) ?? null,
        token,
        leafHashes: rendered.map(({ leafHash }) => leafHash),
        permalink: `/v1/events/${events.at(-1)?.eventId ?? ''}`,
      },
    };
  }

  private async positionsOf(events: readonly StoredEvent[]): Promise<readonly (number | undefined)[]> {
    const { projector } = this.ledger;
    const last = events.at(-1);
    if (last === undefined || (await projector.waitFor(last.token, WAIT_FOR_POSITION)) === 'timed-out') return [];
    return events.map(({ stream, revision }) => projector.readModels.eventOf(stream, revision)?.position);
  }
}

/** A dry run makes nothing, so it is never a 201; and its new stream has no id yet. */
function drafted({ stream, revision, events }: Drafted, reply: FastifyReply): CommandAnswerDto {
  void reply.status(200);
  const first = revision - events.length + 1;
  return {
    id: idMadeBy(stream, events),
    events: events.map((event, index) => renderedDraft(event, stream, first + index)),
    receipt: null,
  };
}
