import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { PledgeDto } from './pledge.dto.ts';
import { Pledge } from './pledge.handler.ts';

@ApiTags('commitment')
@Controller('v1/partnerships/:partnershipId')
export class PledgeController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('pledge', 'commitments', { summary: 'Pledge money to a partner', creates: true })
  pledge(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: PledgeDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new Pledge(partnershipId, body, envelope));
  }
}
