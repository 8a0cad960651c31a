import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { MeetConditionDto } from './meet-condition.dto.ts';
import { MeetCondition } from './meet-condition.handler.ts';

@ApiTags('commitment')
@Controller('v1/commitments/:commitmentId')
export class MeetConditionController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('meetCondition', 'conditions/met', { summary: 'Record that a condition is met' })
  meetCondition(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: MeetConditionDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new MeetCondition(commitmentId, body, envelope));
  }
}
