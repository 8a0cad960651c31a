import { applyDecorators, Controller, Delete, Get, HttpCode, Param, Post, Query, type Type } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '../http/open-api-marks.ts';
import { Capability } from '../http/capability.ts';
import { ApiProblems } from '../http/problem-responses.ts';
import { Reader, type ReadRequest } from '../reading/read-route.ts';
import { ProjectionDesk } from './projection-desk.ts';
import { ProjectionsDto, RebuildDto, RetriedDto } from './projections.dto.ts';
import { RebuildQuery, RetryQuery } from './rebuild-query.dto.ts';

interface AdminRoute {
  readonly summary: string;
  readonly description?: string;
  readonly status: number;
  readonly answer: Type<object>;
}

/** A route for administrators: its capability, and its page in the OpenAPI document. */
const AdminRoute = (method: MethodDecorator, operationId: string, { status, answer, ...page }: AdminRoute) =>
  applyDecorators(
    method,
    HttpCode(status),
    Capability('runProjections'),
    ApiExtension('x-capability', 'runProjections'),
    ApiOperation({ operationId, ...page }),
    ApiResponse({ status, type: answer }),
    ApiProblems(400, 401, 403, 404, 429, 503),
  );

const REBUILD = ':projection/rebuild';
const NameParam = ApiParam({ name: 'projection', description: 'The name of a projection, or all.', example: 'all' });

@ApiTags('administration')
@Controller('v1/admin/projections')
export class ProjectionsController {
  constructor(private readonly desk: ProjectionDesk) {}

  @AdminRoute(Get(), 'listProjections', {
    summary: 'How far each projection is, what is parked, and which rebuilds run',
    status: 200,
    answer: ProjectionsDto,
  })
  listProjections(@Reader() { actor }: ReadRequest) {
    return this.desk.list(actor);
  }

  @AdminRoute(Post('parked/retry'), 'retryParked', {
    summary: 'Take parked events in again',
    status: 200,
    answer: RetriedDto,
  })
  retryParked(@Query() { projection }: RetryQuery, @Reader() { actor }: ReadRequest) {
    return this.desk.retry(actor, projection);
  }

  @NameParam
  @ApiQuery({
    name: 'acceptDifferences',
    required: false,
    enum: ['true', 'false'],
    description: 'Accepted for those who send it, and without effect: rows are not compared. Verification does that.',
  })
  @AdminRoute(Post(REBUILD), 'rebuildProjection', {
    summary: 'Make the read models again',
    description:
      'Answers at once with its progress. A second file is filled, with every projection, while the live one serves; then it takes its place. A rebuild that was killed goes on where it was.',
    status: 202,
    answer: RebuildDto,
  })
  rebuildProjection(
    @Param('projection') name: string,
    @Query() _query: RebuildQuery,
    @Reader() { actor }: ReadRequest,
  ) {
    return this.desk.startRebuild(actor, name);
  }

  @NameParam
  @AdminRoute(Get(REBUILD), 'getRebuild', { summary: 'How far a rebuild is', status: 200, answer: RebuildDto })
  getRebuild(@Param('projection') name: string, @Reader() { actor }: ReadRequest) {
    return this.desk.rebuildProgress(actor, name);
  }

  @NameParam
  @AdminRoute(Delete(REBUILD), 'cancelRebuild', {
    summary: 'Cancel a rebuild and throw away what it has filled',
    status: 200,
    answer: RebuildDto,
  })
  cancelRebuild(@Param('projection') name: string, @Reader() { actor }: ReadRequest) {
    return this.desk.cancelRebuild(actor, name);
  }
}
