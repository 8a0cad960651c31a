import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { ReceiveDto } from './receive.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class Receive extends LedgerCommand<ReceiveDto> {}

@CommandHandler(Receive)
export class ReceiveHandler implements ICommandHandler<Receive> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: Receive) {
    return this.desk.run(commitmentSlice, 'receive', command);
  }
}
