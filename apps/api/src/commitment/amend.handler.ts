import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { AmendDto } from './amend.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class Amend extends LedgerCommand<AmendDto> {}

@CommandHandler(Amend)
export class AmendHandler implements ICommandHandler<Amend> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: Amend) {
    return this.desk.run(commitmentSlice, 'amend', command);
  }
}
