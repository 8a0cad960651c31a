import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '../http/open-api-marks.ts';
import { IdParam } from '../http/id-param.ts';
import { ListEntities } from '../reading/list-entities.query.ts';
import { ReadEntity } from '../reading/read-entity.query.ts';
import { PageQuery, ReadQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { contributionKind } from './contribution.kind.ts';

@ApiTags('contribution')
@Controller('v1')
export class ReadContributionsController {
  constructor(private readonly queries: QueryBus) {}

  @ReadRoute('listContributions', 'partnerships/:partnershipId/contributions', {
    summary: 'The contributions of a partnership',
    capability: 'readGovernance',
  })
  listContributions(
    @IdParam('partnershipId') partnershipId: string,
    @Query() page: PageQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ListEntities(contributionKind, partnershipId, reader, page));
  }

  @ReadRoute('getContribution', 'contributions/:contributionId', {
    summary: 'One contribution',
    capability: 'readGovernance',
  })
  getContribution(
    @IdParam('contributionId') contributionId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ReadEntity(contributionKind, contributionId, reader, asOf, effective));
  }
}
