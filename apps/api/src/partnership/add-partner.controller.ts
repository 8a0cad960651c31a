import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { AddPartnerDto } from './add-partner.dto.ts';
import { AddPartner } from './add-partner.handler.ts';

@ApiTags('partnership')
@Controller('v1/partnerships/:partnershipId')
export class AddPartnerController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('addPartner', 'partners', { summary: 'Join a partner to the roster' })
  addPartner(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: AddPartnerDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new AddPartner(partnershipId, body, envelope));
  }
}
