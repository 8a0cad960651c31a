import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { WaiveConditionDto } from './waive-condition.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class WaiveCondition extends LedgerCommand<WaiveConditionDto> {}

@CommandHandler(WaiveCondition)
export class WaiveConditionHandler implements ICommandHandler<WaiveCondition> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: WaiveCondition) {
    return this.desk.run(commitmentSlice, 'waiveCondition', command);
  }
}
