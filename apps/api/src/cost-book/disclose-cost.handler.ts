import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { DiscloseCostDto } from './disclose-cost.dto.ts';
import { costBookSlice } from './cost-book.slice.ts';

export class DiscloseCost extends LedgerCommand<DiscloseCostDto> {}

@CommandHandler(DiscloseCost)
export class DiscloseCostHandler implements ICommandHandler<DiscloseCost> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: DiscloseCost) {
    return this.desk.run(costBookSlice, 'discloseCost', command);
  }
}
