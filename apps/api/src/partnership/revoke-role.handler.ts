import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { RevokeRoleDto } from './revoke-role.dto.ts';
import { partnershipSlice } from './partnership.slice.ts';

export class RevokeRole extends LedgerCommand<RevokeRoleDto> {}

@CommandHandler(RevokeRole)
export class RevokeRoleHandler implements ICommandHandler<RevokeRole> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: RevokeRole) {
    return this.desk.run(partnershipSlice, 'revokeRole', command);
  }
}
