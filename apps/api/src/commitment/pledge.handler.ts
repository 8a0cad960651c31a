import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { PledgeDto } from './pledge.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class Pledge extends LedgerCommand<PledgeDto> {}

@CommandHandler(Pledge)
export class PledgeHandler implements ICommandHandler<Pledge> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: Pledge) {
    return this.desk.run(commitmentSlice, 'pledge', command);
  }
}
