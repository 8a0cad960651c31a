import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { AdoptExitPlanDto } from './adopt-exit-plan.dto.ts';
import { AdoptExitPlan } from './adopt-exit-plan.handler.ts';

@ApiTags('partnership')
@Controller('v1/partnerships/:partnershipId')
export class AdoptExitPlanController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('adoptExitPlan', 'exit-plan', { summary: 'Adopt an exit plan' })
  adoptExitPlan(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: AdoptExitPlanDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new AdoptExitPlan(partnershipId, body, envelope));
  }
}
