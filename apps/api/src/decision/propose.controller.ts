import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { ProposeDto } from './propose.dto.ts';
import { Propose } from './propose.handler.ts';

@ApiTags('decision')
@Controller('v1/partnerships/:partnershipId')
export class ProposeController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('propose', 'decisions', {
    summary: 'Propose a decision',
    description: 'Rule and electorate freeze here.',
    creates: true,
  })
  propose(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: ProposeDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new Propose(partnershipId, body, envelope));
  }
}
