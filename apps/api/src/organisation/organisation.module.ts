import { Module } from '@nestjs/common';
import { MatchOrganisationsController } from './match-organisations.controller.ts';
import { MatchOrganisationsHandler } from './match-organisations.handler.ts';
import { UnmatchOrganisationsController } from './unmatch-organisations.controller.ts';
import { UnmatchOrganisationsHandler } from './unmatch-organisations.handler.ts';

@Module({
  controllers: [MatchOrganisationsController, UnmatchOrganisationsController],
  providers: [MatchOrganisationsHandler, UnmatchOrganisationsHandler],
})
export class OrganisationModule {}
