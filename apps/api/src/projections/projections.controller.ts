import { applyDecorators, Controller, Delete, Get, HttpCode, Param, Post, Query, type Type } from '@nestjs/common';
import { Operation, Tag, type OperationDescription } from '../http/api-description.ts';
import { Capability } from '../http/capability.ts';
import { Reader, type ReadRequest } from '../queries/read-route.ts';
import { ProjectionAdministration } from './projection-administration.ts';
import { ProjectionsDto, RebuildDto, RetriedDto } from './projections.dto.ts';
import { RebuildQuery, RetryQuery } from './projections.requests.ts';

interface AdminRoute extends Pick<OperationDescription, 'summary' | 'description' | 'params' | 'query'> {
  readonly status: number;
  readonly answer: Type<object>;
}

/** A route for administrators: its capability, and its description. */
const AdminRoute = (method: MethodDecorator, operationId: string, { status, answer, ...described }: AdminRoute) =>
  applyDecorators(
    method,
    HttpCode(status),
    Capability('runProjections'),
    Operation({
      operationId,
      ...described,
      answers: [{ status, type: answer }],
      problems: [400, 401, 403, 404, 429, 503],
    }),
  );

const REBUILD = ':projection/rebuild';
const NAMED = [{ name: 'projection', description: 'The name of a projection, or all.', example: 'all' }];

@Tag('administration')
@Controller('v1/admin/projections')
export class ProjectionsController {
  constructor(private readonly administration: ProjectionAdministration) {}

  @AdminRoute(Get(), 'listProjections', {
    summary: 'How far each projection is, what is parked, and which rebuilds run',
    status: 200,
    answer: ProjectionsDto,
  })
  listProjections(@Reader() { actor }: ReadRequest) {
    return this.administration.list(actor);
  }

  @AdminRoute(Post('parked/retry'), 'retryParked', {
    summary: 'Take parked events in again',
    status: 200,
    answer: RetriedDto,
  })
  retryParked(@Query() { projection }: RetryQuery, @Reader() { actor }: ReadRequest) {
    return this.administration.retry(actor, projection);
  }

  @AdminRoute(Post(REBUILD), 'rebuildProjection', {
    summary: 'Make the read models again',
    description:
      'Answers at once with its progress. A second file is filled, with every projection, while the live one serves; then it takes its place. A rebuild that was killed goes on where it was.',
    params: NAMED,
    query: [
      {
        name: 'acceptDifferences',
        required: false,
        enum: ['true', 'false'],
        description:
          'Accepted for those who send it, and without effect: rows are not compared. Verification does that.',
      },
    ],
    status: 202,
    answer: RebuildDto,
  })
  rebuildProjection(
    @Param('projection') name: string,
    @Query() _query: RebuildQuery,
    @Reader() { actor }: ReadRequest,
  ) {
    return this.administration.startRebuild(actor, name);
  }

  @AdminRoute(Get(REBUILD), 'getRebuild', {
    summary: 'How far a rebuild is',
    params: NAMED,
    status: 200,
    answer: RebuildDto,
  })
  getRebuild(@Param('projection') name: string, @Reader() { actor }: ReadRequest) {
    return this.administration.rebuildProgress(actor, name);
  }

  @AdminRoute(Delete(REBUILD), 'cancelRebuild', {
    summary: 'Cancel a rebuild and throw away what it has filled',
    params: NAMED,
    status: 200,
    answer: RebuildDto,
  })
  cancelRebuild(@Param('projection') name: string, @Reader() { actor }: ReadRequest) {
    return this.administration.cancelRebuild(actor, name);
  }
}
