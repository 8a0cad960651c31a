import { eventNamed } from '@pacta/queries';
import { applyDecorators, Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { OpenLedger } from '@pacta/opening';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InjectLedger } from '../commands/ledger.ts';
import { Operation, Tag } from '../http/api-description.ts';
import { actorOf } from '../http/authentication.ts';
import { Capability, SIGNED_IN } from '../http/capability.ts';
import { badRequest, Problem } from '../http/problem.ts';
import { RouteRule } from '../http/route-rules.ts';
import { QueryGateway } from '../queries/query-gateway.ts';
import { AsOfQuery } from '../queries/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../queries/read-route.ts';
import { EventStreams } from './event-streams.ts';
import { EventInFullDto, LogPageDto } from './event.dto.ts';
import { FollowQuery, LogQuery } from './log.requests.ts';

const FollowRoute = (): MethodDecorator =>
  applyDecorators(
    Get('events'),
    Capability(SIGNED_IN),
    RouteRule({ lasting: true }),
    Operation({
      operationId: 'followEvents',
      summary: 'Events as they are recorded, as far as you may see each (Server-Sent Events)',
      description:
        'The id of each is its leaf index; a reader who comes back with it in Last-Event-ID misses nothing. A comment every 15 seconds keeps the line open.',
      headers: [{ name: 'Last-Event-ID', required: false, description: 'Id of the last event received.' }],
      answers: [{ status: 200, content: { 'text/event-stream': { schema: { type: 'string' } } } }],
      problems: [400, 401, 404, 406, 429, 503],
    }),
  );

@Tag('log')
@Controller('v1')
export class LogController {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly queries: QueryGateway,
    private readonly streams: EventStreams,
  ) {}

  @ReadRoute('listEvents', 'log', {
    summary: 'The log, as far as you may see it',
    capability: SIGNED_IN,
    answer: LogPageDto,
  })
  listEvents(@Query() query: LogQuery, @Reader() reader: ReadRequest) {
    const { type, partnership, ...rest } = query;
    const types = type?.split(',');
    return this.queries.ask('log', { ...rest, types, partnershipId: partnership }, reader);
  }

  @ReadRoute('getEvent', 'events/:eventId', {
    summary: 'One event, with its metadata, what it refers to and what refers to it',
    capability: SIGNED_IN,
    answer: EventInFullDto,
  })
  getEvent(@Param('eventId') eventId: string, @Query() { asOf }: AsOfQuery, @Reader() reader: ReadRequest) {
    return this.queries.read('event', { name: eventNamed(eventId), asOf }, reader);
  }

  @FollowRoute()
  async followEvents(
    @Query() { type, stream, actor, partnership, after, limit }: FollowQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseOtherForms(request.headers.accept);
    const head = this.ledger.projector.readModels.head() ?? -1;
    const begin = lastEventId(request.headers['last-event-id']) ?? after ?? head;
    if (begin > head) throw beyond(begin, head);
    await this.streams.serve(reply, {
      actor: actorOf(request),
      filter: {
        ...(type === undefined ? {} : { types: type.split(',') }),
        ...(stream === undefined ? {} : { stream }),
        ...(actor === undefined ? {} : { actor }),
        ...(partnership === undefined ? {} : { partnershipId: partnership }),
      },
      after: begin,
      limit: limit ?? Infinity,
    });
  }
}

/**
 * No Accept header accepts anything. A client that accepts only another type would wait for an end that never comes.
 */
function refuseOtherForms(accept: string | undefined): void {
  if (accept === undefined || /text\/(event-stream|\*)|\*\/\*/.test(accept)) return;
  throw new Problem({
    status: 406,
    code: 'not-acceptable',
    detail: 'This address answers with a stream of events and in no other form.',
    next: 'Send "Accept: text/event-stream", or read pages from /v1/log.',
  });
}

function lastEventId(header: string | readonly string[] | undefined): number | undefined {
  if (header === undefined || header === '') return undefined;
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header);
  throw badRequest(
    'malformed-header',
    'Last-Event-ID is not the id of an event of this stream.',
    'Leave it out to begin from now.',
    [{ pointer: '/header/Last-Event-ID', message: 'is not a leaf index' }],
  );
}

const beyond = (position: number, head: number): Problem =>
  new Problem({
    status: 404,
    code: 'beyond-the-log',
    detail: `Event ${position} is beyond the log, which ends at ${head}.`,
    next: 'If the ledger was put back to an earlier state, begin again without Last-Event-ID.',
  });
