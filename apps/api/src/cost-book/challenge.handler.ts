import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { ChallengeDto } from './challenge.dto.ts';
import { costBookSlice } from './cost-book.slice.ts';

export class Challenge extends LedgerCommand<ChallengeDto> {}

@CommandHandler(Challenge)
export class ChallengeHandler implements ICommandHandler<Challenge> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: Challenge) {
    return this.desk.run(costBookSlice, 'challenge', command);
  }
}
