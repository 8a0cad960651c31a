import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { AnswerChallengeDto } from './answer-challenge.dto.ts';
import { costBookSlice } from './cost-book.slice.ts';

export class AnswerChallenge extends LedgerCommand<AnswerChallengeDto> {}

@CommandHandler(AnswerChallenge)
export class AnswerChallengeHandler implements ICommandHandler<AnswerChallenge> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: AnswerChallenge) {
    return this.desk.run(costBookSlice, 'answerChallenge', command);
  }
}
