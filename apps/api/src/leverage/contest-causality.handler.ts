import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { ContestCausalityDto } from './contest-causality.dto.ts';
import { anchorSlice } from './anchor.slice.ts';

export class ContestCausality extends LedgerCommand<ContestCausalityDto> {}

@CommandHandler(ContestCausality)
export class ContestCausalityHandler implements ICommandHandler<ContestCausality> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: ContestCausality) {
    return this.desk.run(anchorSlice, 'contestCausality', command);
  }
}
