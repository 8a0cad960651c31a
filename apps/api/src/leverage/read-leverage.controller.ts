import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '../http/open-api-marks.ts';
import { IdParam } from '../http/id-param.ts';
import { Rated } from '../http/rated.ts';
import { ListEntities } from '../reading/list-entities.query.ts';
import { ReadEntity } from '../reading/read-entity.query.ts';
import { PageQuery, ReadQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { SIGNED_IN } from '../http/capability.ts';
import { leverageKind } from './leverage.kind.ts';
import { LeverageQuery } from './leverage-query.dto.ts';
import { ReadLeverage } from './read-leverage.query.ts';

@ApiTags('leverage')
@Controller('v1')
export class ReadLeverageController {
  constructor(private readonly queries: QueryBus) {}

  @Rated('report')
  @ReadRoute('getLeverage', 'leverage', {
    summary: 'What an anchor drew in, by every method on every basis',
    description: 'Each figure opens into the events above and below its line; there is never one bare number.',
    capability: SIGNED_IN,
  })
  getLeverage(@Query() query: LeverageQuery, @Reader() reader: ReadRequest) {
    return this.queries.execute(new ReadLeverage(query, reader));
  }

  @ReadRoute('listAnchors', 'partnerships/:partnershipId/anchors', {
    summary: 'The anchors of a partnership, and the leverage methods it published',
    capability: 'readGovernance',
  })
  listAnchors(
    @IdParam('partnershipId') partnershipId: string,
    @Query() page: PageQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ListEntities(leverageKind, partnershipId, reader, page));
  }

  @ReadRoute('getAnchor', 'anchors/:anchorId', { summary: 'One anchor', capability: 'readGovernance' })
  getAnchor(
    @IdParam('anchorId') anchorId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ReadEntity(leverageKind, anchorId, reader, asOf, effective));
  }
}
