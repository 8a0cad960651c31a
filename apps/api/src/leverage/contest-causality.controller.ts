import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { ContestCausalityDto } from './contest-causality.dto.ts';
import { ContestCausality } from './contest-causality.handler.ts';

@ApiTags('leverage')
@Controller('v1/anchors/:anchorId')
export class ContestCausalityController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('contestCausality', 'causality-contests', {
    summary: 'Contest that money came because of the anchor',
    description: 'The money stops counting until causality is asserted anew.',
  })
  contestCausality(
    @IdParam('anchorId') anchorId: string,
    @Body() body: ContestCausalityDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new ContestCausality(anchorId, body, envelope));
  }
}
