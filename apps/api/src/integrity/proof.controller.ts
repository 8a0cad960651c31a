import { applyDecorators, Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { ApiExtension, ApiOkResponse, ApiOperation, ApiTags } from '../http/open-api-marks.ts';
import { Capability, SIGNED_IN } from '../http/capability.ts';
import { ApiProblems } from '../http/problem-responses.ts';
import { Reader, type ReadRequest } from '../reading/read-route.ts';
import { GetProof, type EventProof } from './get-proof.query.ts';

const ProofRoute = (): MethodDecorator =>
  applyDecorators(
    Get('receipts/:eventId/proof'),
    Capability(SIGNED_IN),
    ApiExtension('x-capability', SIGNED_IN),
    ApiOperation({
      operationId: 'getProof',
      summary: 'The proof that an event stands in the log',
      description:
        'A .tlog-proof (C2SP tlog-proof): the inclusion proof and a signed checkpoint. `pacta verify` checks it with no network.',
    }),
    ApiOkResponse({
      content: { 'text/plain': { schema: { type: 'string' } } },
      headers: {
        'Pacta-Quorum': {
          description: 'met, or pending while witnesses have not cosigned the checkpoint.',
          schema: { type: 'string', enum: ['met', 'pending'] },
        },
      },
    }),
    ApiProblems(400, 401, 404, 429, 503),
  );

@ApiTags('log')
@Controller('v1')
export class ProofController {
  constructor(private readonly queries: QueryBus) {}

  @ProofRoute()
  async getProof(
    @Param('eventId') eventId: string,
    @Reader() reader: ReadRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const proof = await this.queries.execute<GetProof, EventProof>(new GetProof(eventId, reader));
    void reply
      .header('content-disposition', `attachment; filename="${proof.eventId}.tlog-proof"`)
      .header('pacta-quorum', proof.quorumMet ? 'met' : 'pending')
      .type('text/plain; charset=utf-8')
      .send(proof.text);
  }
}
