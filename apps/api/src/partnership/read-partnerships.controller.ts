import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '../http/open-api-marks.ts';
import { SIGNED_IN } from '../http/capability.ts';
import { IdParam } from '../http/id-param.ts';
import { Rated } from '../http/rated.ts';
import { ReadEntity } from '../reading/read-entity.query.ts';
import { PageQuery, ReadQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { DiffQuery } from './diff-query.dto.ts';
import { ReadDiff } from './diff.query.ts';
import { ListPartnerships } from './list-partnerships.query.ts';
import { partnershipKind } from './partnership.kind.ts';
import { ReadReport } from './report.query.ts';

@ApiTags('partnership')
@Controller('v1/partnerships')
export class ReadPartnershipsController {
  constructor(private readonly queries: QueryBus) {}

  @ReadRoute('listPartnerships', '', {
    summary: 'The partnerships in which you have a role, and those known from published reports',
    description: '`origin` says whether its partners recorded it here, publishers reported it, or both.',
    capability: SIGNED_IN,
  })
  listPartnerships(@Query() page: PageQuery, @Reader() reader: ReadRequest) {
    return this.queries.execute(new ListPartnerships(reader, page));
  }

  @ReadRoute('getPartnership', ':partnershipId', { summary: 'One partnership', capability: 'readGovernance' })
  getPartnership(
    @IdParam('partnershipId') partnershipId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ReadEntity(partnershipKind, partnershipId, reader, asOf, effective));
  }

  @Rated('report')
  @ReadRoute('getReport', ':partnershipId/report', {
    summary: 'The transparency report',
    description: 'Every figure names the events behind it. What you may not read is withheld, and says so.',
    capability: 'exportReport',
  })
  getReport(
    @IdParam('partnershipId') partnershipId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ReadReport(partnershipId, reader, asOf, effective));
  }

  @Rated('report')
  @ReadRoute('getDiff', ':partnershipId/diff', {
    summary: 'What was added, changed and reversed between two moments',
    description: 'Compares two transparency reports made for you, and lists the events in between.',
    capability: 'exportReport',
  })
  getDiff(@IdParam('partnershipId') partnershipId: string, @Query() query: DiffQuery, @Reader() reader: ReadRequest) {
    return this.queries.execute(new ReadDiff(partnershipId, reader, query));
  }
}
