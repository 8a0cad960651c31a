import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { UnmatchFlowsDto } from './unmatch-flows.dto.ts';
import { UnmatchFlows } from './unmatch-flows.handler.ts';

@ApiTags('matching')
@Controller('v1/flow-matches')
export class UnmatchFlowsController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('unmatchFlows', 'reversals', {
    summary: 'Take back that two flows are the same money',
    description: 'Both count again. Match and reversal stay on record.',
  })
  unmatchFlows(@Body() body: UnmatchFlowsDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.give(new UnmatchFlows('', body, envelope));
  }
}
