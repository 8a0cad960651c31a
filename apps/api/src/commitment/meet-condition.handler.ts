import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { MeetConditionDto } from './meet-condition.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class MeetCondition extends LedgerCommand<MeetConditionDto> {}

@CommandHandler(MeetCondition)
export class MeetConditionHandler implements ICommandHandler<MeetCondition> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: MeetCondition) {
    return this.desk.run(commitmentSlice, 'meetCondition', command);
  }
}
