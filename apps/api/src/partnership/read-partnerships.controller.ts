import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { SIGNED_IN } from '../http/capability.ts';
import { IdParam } from '../http/id-param.ts';
import { Rated } from '../http/rated.ts';
import { ReadEntity } from '../reading/read-entity.query.ts';
import { PageQuery, ReadQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { ListPartnerships } from './list-partnerships.query.ts';
import { partnershipKind } from './partnership.kind.ts';
import { ReadReport } from './report.query.ts';

@ApiTags('partnership')
@Controller('v1/partnerships')
export class ReadPartnershipsController {
  constructor(private readonly queries: QueryBus) {}

  @ReadRoute('listPartnerships', '', { summary: 'The partnerships in which you have a role', capability: SIGNED_IN })
  listPartnerships(@Query() page: PageQuery, @Reader() reader: ReadRequest) {
    return this.queries.execute(new ListPartnerships(reader, page));
  }

  @ReadRoute('getPartnership', ':partnershipId', { summary: 'One partnership', capability: 'readGovernance' })
  getPartnership(
    @IdParam('partnershipId') partnershipId: string,
    @Query() { asOf }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ReadEntity(partnershipKind, partnershipId, reader, asOf));
  }

  @Rated('report')
  @ReadRoute('getReport', ':partnershipId/report', {
    summary: 'The transparency report',
    description: 'Every figure names the events behind it. What you may not read is withheld, and says so.',
    capability: 'exportReport',
  })
  getReport(
    @IdParam('partnershipId') partnershipId: string,
    @Query() { asOf }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ReadReport(partnershipId, reader, asOf));
  }
}
