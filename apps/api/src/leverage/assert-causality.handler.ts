import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { AssertCausalityDto } from './assert-causality.dto.ts';
import { anchorSlice } from './anchor.slice.ts';

export class AssertCausality extends LedgerCommand<AssertCausalityDto> {}

@CommandHandler(AssertCausality)
export class AssertCausalityHandler implements ICommandHandler<AssertCausality> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: AssertCausality) {
    return this.desk.run(anchorSlice, 'assertCausality', command);
  }
}
