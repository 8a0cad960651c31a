import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { CommandRoute } from '../commands/command-route.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { GrantRoleDto } from './grant-role.dto.ts';
import { GrantRole } from './grant-role.handler.ts';

@ApiTags('partnership')
@Controller('v1/partnerships/:partnershipId')
export class GrantRoleController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('grantRole', 'roles', {
    summary: 'Grant a role',
    description: 'Takes effect at once, for tokens issued before too.',
  })
  grantRole(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: GrantRoleDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.execute(new GrantRole(partnershipId, body, envelope));
  }
}
