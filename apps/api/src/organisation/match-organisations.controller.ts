import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { MatchOrganisationsDto } from './match-organisations.dto.ts';
import { MatchOrganisations } from './match-organisations.handler.ts';

@ApiTags('matching')
@Controller('v1/partnerships/:partnershipId')
export class MatchOrganisationsController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('matchOrganisations', 'organisation-matches', {
    summary: 'Say that two organisations are one',
    description: 'Reports show both under one name from then on. It can be taken back.',
  })
  matchOrganisations(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: MatchOrganisationsDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new MatchOrganisations(partnershipId, body, envelope));
  }
}
