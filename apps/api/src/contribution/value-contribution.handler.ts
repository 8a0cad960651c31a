import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { ValueContributionDto } from './value-contribution.dto.ts';
import { contributionSlice } from './contribution.slice.ts';

export class ValueContribution extends LedgerCommand<ValueContributionDto> {}

@CommandHandler(ValueContribution)
export class ValueContributionHandler implements ICommandHandler<ValueContribution> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: ValueContribution) {
    return this.desk.run(contributionSlice, 'valueContribution', command);
  }
}
