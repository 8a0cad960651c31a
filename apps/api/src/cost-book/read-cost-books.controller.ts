import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '../http/open-api-marks.ts';
import { IdParam } from '../http/id-param.ts';
import { ListEntities } from '../reading/list-entities.query.ts';
import { ReadEntity } from '../reading/read-entity.query.ts';
import { PageQuery, ReadQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { costBookKind } from './cost-book.kind.ts';

@ApiTags('cost-book')
@Controller('v1')
export class ReadCostBooksController {
  constructor(private readonly queries: QueryBus) {}

  @ReadRoute('listCostBooks', 'partnerships/:partnershipId/cost-books', {
    summary: 'The cost books of a partnership',
    capability: 'readCosts',
  })
  listCostBooks(
    @IdParam('partnershipId') partnershipId: string,
    @Query() page: PageQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ListEntities(costBookKind, partnershipId, reader, page));
  }

  @ReadRoute('getCostBook', 'cost-books/:costBookId', { summary: 'One cost book', capability: 'readCosts' })
  getCostBook(
    @IdParam('costBookId') costBookId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ReadEntity(costBookKind, costBookId, reader, asOf, effective));
  }
}
