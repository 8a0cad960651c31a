import { Body, Controller } from '@nestjs/common';
import { pairOf, rateBook } from '@pacta/ledger';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { RecordRateDto } from './record-rate.dto.ts';
import { RecordRate } from './record-rate.handler.ts';

@ApiTags('rate')
@Controller('v1')
export class RecordRateController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('recordRate', 'rates', {
    summary: 'Record a rate of exchange',
    description: 'One per pair and day. Rates stand outside any partnership and count in all of them.',
  })
  recordRate(@Body() body: RecordRateDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.give(new RecordRate(rateBook(pairOf(body.pair), body.date), body, envelope));
  }
}
