import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { GrantRoleDto } from './grant-role.dto.ts';
import { GrantRole } from './grant-role.handler.ts';

@ApiTags('partnership')
@Controller('v1/partnerships/:partnershipId')
export class GrantRoleController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('grantRole', 'roles', {
    summary: 'Grant a role',
    description: 'Takes effect at once, for tokens issued before too.',
  })
  grantRole(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: GrantRoleDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new GrantRole(partnershipId, body, envelope));
  }
}
