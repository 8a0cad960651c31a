import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { RecuseDto } from './recuse.dto.ts';
import { decisionSlice } from './decision.slice.ts';

export class Recuse extends LedgerCommand<RecuseDto> {}

@CommandHandler(Recuse)
export class RecuseHandler implements ICommandHandler<Recuse> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: Recuse) {
    return this.desk.run(decisionSlice, 'recuse', command);
  }
}
