import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { CountersignDto } from './countersign.dto.ts';
import { contributionSlice } from './contribution.slice.ts';

export class Countersign extends LedgerCommand<CountersignDto> {}

@CommandHandler(Countersign)
export class CountersignHandler implements ICommandHandler<Countersign> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: Countersign) {
    return this.desk.run(contributionSlice, 'countersign', command);
  }
}
