import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { pairOf } from '@pacta/ledger';
import { ApiTags } from '../http/open-api-marks.ts';
import { SIGNED_IN } from '../http/capability.ts';
import { PairField } from '../http/fields.ts';
import { ReadQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { ListRates } from './list-rates.query.ts';

class RatesQuery extends ReadQuery {
  @PairField({ optional: true, description: 'Only this pair, as it was recorded.' })
  pair?: string;
}

@ApiTags('rate')
@Controller('v1')
export class ReadRatesController {
  constructor(private readonly queries: QueryBus) {}

  @ReadRoute('listRates', 'rates', { summary: 'Recorded rates of exchange', capability: SIGNED_IN })
  listRates(@Query() { pair, asOf, effective }: RatesQuery, @Reader() reader: ReadRequest) {
    return this.queries.execute(new ListRates(pair === undefined ? undefined : pairOf(pair), reader, asOf, effective));
  }
}
