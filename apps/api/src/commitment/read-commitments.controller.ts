import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '../http/open-api-marks.ts';
import { IdParam } from '../http/id-param.ts';
import { ListEntities } from '../reading/list-entities.query.ts';
import { ReadEntity } from '../reading/read-entity.query.ts';
import { PageQuery, ReadQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { commitmentKind } from './commitment.kind.ts';

@ApiTags('commitment')
@Controller('v1')
export class ReadCommitmentsController {
  constructor(private readonly queries: QueryBus) {}

  @ReadRoute('listCommitments', 'partnerships/:partnershipId/commitments', {
    summary: 'The commitments of a partnership',
    capability: 'readGovernance',
  })
  listCommitments(
    @IdParam('partnershipId') partnershipId: string,
    @Query() page: PageQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ListEntities(commitmentKind, partnershipId, reader, page));
  }

  @ReadRoute('getCommitment', 'commitments/:commitmentId', { summary: 'One commitment', capability: 'readGovernance' })
  getCommitment(
    @IdParam('commitmentId') commitmentId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ReadEntity(commitmentKind, commitmentId, reader, asOf, effective));
  }
}
