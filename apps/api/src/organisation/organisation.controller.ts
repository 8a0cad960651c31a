import { Body, Controller } from '@nestjs/common';
import { CommandGateway } from '../commands/command-gateway.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Tag } from '../http/api-description.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { MatchOrganisationsDto, UnmatchOrganisationsDto } from './organisation.requests.ts';
import { organisationSlice } from './organisation.slice.ts';

@Tag('matching')
@Controller('v1')
export class OrganisationController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('matchOrganisations', 'partnerships/:partnershipId/organisation-matches', {
    summary: 'Say that two organisations are one',
    description: 'Reports show both under one name from then on. It can be taken back.',
  })
  matchOrganisations(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: MatchOrganisationsDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(organisationSlice, 'matchOrganisations', partnershipId, body, envelope);
  }

  @CommandRoute('unmatchOrganisations', 'partnerships/:partnershipId/organisation-matches/reversals', {
    summary: 'Take back that two organisations are one',
    description: 'Match and reversal both stay on record.',
  })
  unmatchOrganisations(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: UnmatchOrganisationsDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(organisationSlice, 'unmatchOrganisations', partnershipId, body, envelope);
  }
}
