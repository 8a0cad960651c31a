import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { CloseDecisionDto } from './close-decision.dto.ts';
import { CloseDecision } from './close-decision.handler.ts';

@ApiTags('decision')
@Controller('v1/decisions/:decisionId')
export class CloseDecisionController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('closeDecision', 'closing', { summary: 'Close a decision and state its outcome' })
  closeDecision(
    @IdParam('decisionId') decisionId: string,
    @Body() body: CloseDecisionDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new CloseDecision(decisionId, body, envelope));
  }
}
