import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { FoundPartnershipDto } from './found-partnership.dto.ts';
import { FoundPartnership } from './found-partnership.handler.ts';

@ApiTags('partnership')
@Controller('v1/partnerships')
export class FoundPartnershipController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('foundPartnership', '', {
    summary: 'Found a partnership',
    description: 'You become its secretariat. For administrators of the ledger.',
    creates: true,
  })
  foundPartnership(@Body() body: FoundPartnershipDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.give(new FoundPartnership('', body, envelope));
  }
}
