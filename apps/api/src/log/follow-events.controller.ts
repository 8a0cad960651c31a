import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiExtension, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '../http/open-api-marks.ts';
import { actorOf } from '../http/authentication.guard.ts';
import { Capability, SIGNED_IN } from '../http/capability.ts';
import { badRequest, Problem } from '../http/problem.ts';
import { ApiProblems } from '../http/problem-responses.ts';
import { InjectLedger } from '../commands/ledger.ts';
import type { OpenLedger } from '@pacta/opening';
import { EventStreams } from './event-streams.ts';
import { FollowQuery } from './follow-query.dto.ts';

@ApiTags('log')
@Controller('v1')
export class FollowEventsController {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly streams: EventStreams,
  ) {}

  @Get('events')
  @Capability(SIGNED_IN)
  @ApiExtension('x-capability', SIGNED_IN)
  @ApiOperation({
    operationId: 'followEvents',
    summary: 'Events as they are recorded, as far as you may see each (Server-Sent Events)',
    description:
      'The id of each is its leaf index; a reader who comes back with it in Last-Event-ID misses nothing. A comment every 15 seconds keeps the line open.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Id of the last event received.' })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  @ApiProblems(400, 401, 404, 406, 429, 503)
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

/** What says nothing takes anything; what asks for another form alone would wait for an end that never comes. */
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
