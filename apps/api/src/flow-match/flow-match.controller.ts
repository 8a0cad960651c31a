import { Body, Controller } from '@nestjs/common';
import { CommandGateway } from '../commands/command-gateway.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Tag } from '../http/api-description.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { MatchFlowsDto, UnmatchFlowsDto } from './flow-match.requests.ts';
import { flowMatchSlice } from './flow-match.slice.ts';

@Tag('matching')
@Controller('v1')
export class FlowMatchController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('matchFlows', 'flow-matches', {
    summary: 'Say that two flows are the same money',
    description:
      'From then on they count once: what was recorded at first hand, else the one named in `with`. It can be taken back.',
  })
  matchFlows(@Body() body: MatchFlowsDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.send(flowMatchSlice, 'matchFlows', '', body, envelope);
  }

  @CommandRoute('unmatchFlows', 'flow-matches/reversals', {
    summary: 'Take back that two flows are the same money',
    description: 'Both count again. Match and reversal stay on record.',
  })
  unmatchFlows(@Body() body: UnmatchFlowsDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.send(flowMatchSlice, 'unmatchFlows', '', body, envelope);
  }
}
