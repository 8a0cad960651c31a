import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { AssertAvoidedCostDto } from './assert-avoided-cost.dto.ts';
import { AssertAvoidedCost } from './assert-avoided-cost.handler.ts';

@ApiTags('leverage')
@Controller('v1/anchors/:anchorId')
export class AssertAvoidedCostController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('assertAvoidedCost', 'avoided-costs', {
    summary: 'Assert a cost that is avoided',
    description: 'It stands beside leverage and is never added to money.',
  })
  assertAvoidedCost(
    @IdParam('anchorId') anchorId: string,
    @Body() body: AssertAvoidedCostDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new AssertAvoidedCost(anchorId, body, envelope));
  }
}
