import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { UnmatchOrganisationsDto } from './unmatch-organisations.dto.ts';
import { UnmatchOrganisations } from './unmatch-organisations.handler.ts';

@ApiTags('matching')
@Controller('v1/partnerships/:partnershipId')
export class UnmatchOrganisationsController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('unmatchOrganisations', 'organisation-matches/reversals', {
    summary: 'Take back that two organisations are one',
    description: 'Match and reversal both stay on record.',
  })
  unmatchOrganisations(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: UnmatchOrganisationsDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new UnmatchOrganisations(partnershipId, body, envelope));
  }
}
