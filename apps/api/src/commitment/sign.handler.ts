import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { SignDto } from './sign.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class Sign extends LedgerCommand<SignDto> {}

@CommandHandler(Sign)
export class SignHandler implements ICommandHandler<Sign> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: Sign) {
    return this.desk.run(commitmentSlice, 'sign', command);
  }
}
