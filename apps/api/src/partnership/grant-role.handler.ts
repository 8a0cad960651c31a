import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { GrantRoleDto } from './grant-role.dto.ts';
import { partnershipSlice } from './partnership.slice.ts';

export class GrantRole extends LedgerCommand<GrantRoleDto> {}

@CommandHandler(GrantRole)
export class GrantRoleHandler implements ICommandHandler<GrantRole> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: GrantRole) {
    return this.desk.run(partnershipSlice, 'grantRole', command);
  }
}
