import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { DisburseDto } from './disburse.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class Disburse extends LedgerCommand<DisburseDto> {}

@CommandHandler(Disburse)
export class DisburseHandler implements ICommandHandler<Disburse> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: Disburse) {
    return this.desk.run(commitmentSlice, 'disburse', command);
  }
}
