import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { AgreeValuationRuleDto } from './agree-valuation-rule.dto.ts';
import { partnershipSlice } from './partnership.slice.ts';

export class AgreeValuationRule extends LedgerCommand<AgreeValuationRuleDto> {}

@CommandHandler(AgreeValuationRule)
export class AgreeValuationRuleHandler implements ICommandHandler<AgreeValuationRule> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: AgreeValuationRule) {
    return this.desk.run(partnershipSlice, 'agreeValuationRule', command);
  }
}
