import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { ChangePhaseDto } from './change-phase.dto.ts';
import { ChangePhase } from './change-phase.handler.ts';

@ApiTags('partnership')
@Controller('v1/partnerships/:partnershipId')
export class ChangePhaseController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('changePhase', 'phase', { summary: 'Move on to another phase' })
  changePhase(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: ChangePhaseDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new ChangePhase(partnershipId, body, envelope));
  }
}
