import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '../http/open-api-marks.ts';
import { IdParam } from '../http/id-param.ts';
import { ListEntities } from '../reading/list-entities.query.ts';
import { ReadEntity } from '../reading/read-entity.query.ts';
import { PageQuery, ReadQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { decisionKind } from './decision.kind.ts';

@ApiTags('decision')
@Controller('v1')
export class ReadDecisionsController {
  constructor(private readonly queries: QueryBus) {}

  @ReadRoute('listDecisions', 'partnerships/:partnershipId/decisions', {
    summary: 'The decisions of a partnership',
    capability: 'readGovernance',
  })
  listDecisions(
    @IdParam('partnershipId') partnershipId: string,
    @Query() page: PageQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ListEntities(decisionKind, partnershipId, reader, page));
  }

  @ReadRoute('getDecision', 'decisions/:decisionId', { summary: 'One decision', capability: 'readGovernance' })
  getDecision(
    @IdParam('decisionId') decisionId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ReadEntity(decisionKind, decisionId, reader, asOf, effective));
  }
}
