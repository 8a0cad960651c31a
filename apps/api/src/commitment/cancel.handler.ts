import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { CancelDto } from './cancel.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class Cancel extends LedgerCommand<CancelDto> {}

@CommandHandler(Cancel)
export class CancelHandler implements ICommandHandler<Cancel> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: Cancel) {
    return this.desk.run(commitmentSlice, 'cancel', command);
  }
}
