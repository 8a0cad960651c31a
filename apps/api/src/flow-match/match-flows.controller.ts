import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { MatchFlowsDto } from './match-flows.dto.ts';
import { MatchFlows } from './match-flows.handler.ts';

@ApiTags('matching')
@Controller('v1/flow-matches')
export class MatchFlowsController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('matchFlows', '', {
    summary: 'Say that two flows are the same money',
    description:
      'From then on they count once: what was recorded at first hand, else the one named in `with`. It can be taken back.',
  })
  matchFlows(@Body() body: MatchFlowsDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.give(new MatchFlows('', body, envelope));
  }
}
