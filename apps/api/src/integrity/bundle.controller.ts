import { applyDecorators, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiExtension, ApiOkResponse, ApiOperation, ApiTags } from '../http/open-api-marks.ts';
import { Capability } from '../http/capability.ts';
import { IdParam } from '../http/id-param.ts';
import { refuseQuery } from '../http/request-headers.ts';
import { ApiProblems } from '../http/problem-responses.ts';
import { Rated } from '../http/rated.ts';
import { Reader, type ReadRequest } from '../reading/read-route.ts';
import { MakeBundle } from './make-bundle.query.ts';

const BundleRoute = (): MethodDecorator =>
  applyDecorators(
    Post(':partnershipId/bundle'),
    HttpCode(200),
    Capability('readGovernance'),
    Rated('report'),
    ApiExtension('x-capability', 'readGovernance'),
    ApiOperation({
      operationId: 'makeBundle',
      summary: 'Everything about a partnership, to be verified offline',
      description:
        'A zip: events, proofs, the ends of all streams, checkpoint, keys, a report. Sealed fields are opened as far as you may read them. Where the streams have moved since, their ends are recorded first, which is why this is a POST.',
    }),
    ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } }),
    ApiProblems(400, 401, 403, 404, 415, 429, 503),
  );

@ApiTags('partnership')
@Controller('v1/partnerships')
export class BundleController {
  constructor(private readonly queries: QueryBus) {}

  @BundleRoute()
  async makeBundle(
    @IdParam('partnershipId') partnershipId: string,
    @Reader() reader: ReadRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseQuery(request);
    const zip = await this.queries.execute<MakeBundle, Uint8Array>(new MakeBundle(partnershipId, reader));
    void reply
      .header('content-disposition', `attachment; filename="${partnershipId}.bundle.zip"`)
      .type('application/zip')
      .send(Buffer.from(zip));
  }
}
