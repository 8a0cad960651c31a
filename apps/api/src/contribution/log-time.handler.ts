import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { LogTimeDto } from './log-time.dto.ts';
import { contributionSlice } from './contribution.slice.ts';

export class LogTime extends LedgerCommand<LogTimeDto> {}

@CommandHandler(LogTime)
export class LogTimeHandler implements ICommandHandler<LogTime> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: LogTime) {
    return this.desk.run(contributionSlice, 'logTime', command);
  }
}
