import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { WaiveConditionDto } from './waive-condition.dto.ts';
import { WaiveCondition } from './waive-condition.handler.ts';

@ApiTags('commitment')
@Controller('v1/commitments/:commitmentId')
export class WaiveConditionController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('waiveCondition', 'conditions/waived', { summary: 'Waive a condition by a decision' })
  waiveCondition(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: WaiveConditionDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new WaiveCondition(commitmentId, body, envelope));
  }
}
