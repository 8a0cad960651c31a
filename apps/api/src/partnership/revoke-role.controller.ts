import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { RevokeRoleDto } from './revoke-role.dto.ts';
import { RevokeRole } from './revoke-role.handler.ts';

@ApiTags('partnership')
@Controller('v1/partnerships/:partnershipId')
export class RevokeRoleController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('revokeRole', 'roles/revocations', {
    summary: 'Revoke a role',
    description: 'Takes effect at once, for tokens issued before too.',
  })
  revokeRole(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: RevokeRoleDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new RevokeRole(partnershipId, body, envelope));
  }
}
