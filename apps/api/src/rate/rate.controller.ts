import { Body, Controller, Query } from '@nestjs/common';
import { pairOf } from '@pacta/ledger';
import { CommandGateway } from '../commands/command-gateway.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Tag } from '../http/api-description.ts';
import { SIGNED_IN } from '../http/capability.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { QueryGateway } from '../queries/query-gateway.ts';
import { Reader, ReadRoute, type ReadRequest } from '../queries/read-route.ts';
import { RatesQuery, RecordRateDto } from './rate.requests.ts';
import { rateSlice } from './rate.slice.ts';

@Tag('rate')
@Controller('v1')
export class RateController {
  constructor(
    private readonly commands: CommandGateway,
    private readonly queries: QueryGateway,
  ) {}

  @ReadRoute('listRates', 'rates', { summary: 'Recorded rates of exchange', capability: SIGNED_IN })
  listRates(@Query() { pair, asOf, effective }: RatesQuery, @Reader() reader: ReadRequest) {
    return this.queries.ask('rates', { pair: pair === undefined ? undefined : pairOf(pair), asOf, effective }, reader);
  }

  @CommandRoute('recordRate', 'rates', {
    summary: 'Record a rate of exchange',
    description: 'One per pair and day. Rates stand outside any partnership and count in all of them.',
  })
  recordRate(@Body() body: RecordRateDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.send(rateSlice, 'recordRate', '', body, envelope);
  }
}
