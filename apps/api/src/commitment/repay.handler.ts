import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { RepayDto } from './repay.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class Repay extends LedgerCommand<RepayDto> {}

@CommandHandler(Repay)
export class RepayHandler implements ICommandHandler<Repay> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: Repay) {
    return this.desk.run(commitmentSlice, 'repay', command);
  }
}
