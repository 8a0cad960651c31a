import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { AdoptCharterDto } from './adopt-charter.dto.ts';
import { AdoptCharter } from './adopt-charter.handler.ts';

@ApiTags('partnership')
@Controller('v1/partnerships/:partnershipId')
export class AdoptCharterController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('adoptCharter', 'charter', { summary: 'Adopt a charter, or its next version' })
  adoptCharter(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: AdoptCharterDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new AdoptCharter(partnershipId, body, envelope));
  }
}
