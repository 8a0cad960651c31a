import { Controller, Query } from '@nestjs/common';
import { Tag } from '../http/api-description.ts';
import { IdParam } from '../http/id-param.ts';
import { Rated } from '../http/route-rules.ts';
import { QueryGateway } from '../queries/query-gateway.ts';
import { Reader, ReadRoute, type ReadRequest } from '../queries/read-route.ts';
import { PortfolioQuery } from './portfolio.requests.ts';

@Tag('portfolio')
@Controller('v1')
export class PortfolioController {
  constructor(private readonly queries: QueryGateway) {}

  @Rated('report')
  @ReadRoute('getPortfolio', 'portfolio/:funder', {
    summary: 'What one organisation promised across partnerships',
    description:
      'Over the partnerships in which you have a role: per currency what is pledged, signed, paid and reconciled, what waits and since when, and how it stood at the end of each quarter. Money that is passed on is counted at its origin and stands beside.',
    capability: 'readGovernance',
  })
  getPortfolio(
    @IdParam('funder') funder: string,
    @Query() { asOf, effective, events }: PortfolioQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('portfolio', { funder, asOf, effective, withEvents: events === 'true' }, reader);
  }
}
