import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IsIn, ValidateIf } from 'class-validator';
import { ApiProperty, ApiTags } from '../http/open-api-marks.ts';
import { IdParam } from '../http/id-param.ts';
import { Rated } from '../http/rated.ts';
import { AsOfQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { ReadPortfolio } from './portfolio.query.ts';

class PortfolioQuery extends AsOfQuery {
  @IsIn(['true', 'false'], { message: '$property must be true or false' })
  @ValidateIf((_, value) => value !== undefined)
  @ApiProperty({
    required: false,
    enum: ['true', 'false'],
    description: 'true: each figure names its events. There may be thousands.',
  })
  events?: 'true' | 'false';
}

@ApiTags('portfolio')
@Controller('v1/portfolio')
export class ReadPortfolioController {
  constructor(private readonly queries: QueryBus) {}

  @Rated('report')
  @ReadRoute('getPortfolio', ':funder', {
    summary: 'What one organisation promised across partnerships',
    description:
      'Over the partnerships in which you have a role: per currency what is pledged, signed, paid and reconciled, what waits and since when, and how it stood at the end of each quarter. Money that is passed on is counted at its origin and stands beside.',
    capability: 'readGovernance',
  })
  getPortfolio(
    @IdParam('funder') funder: string,
    @Query() { asOf, events }: PortfolioQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ReadPortfolio(funder, reader, asOf, events === 'true'));
  }
}
