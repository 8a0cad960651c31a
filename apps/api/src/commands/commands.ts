import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandOutcome } from '@pacta/event-store';
import type { Answered } from '../http/answered.ts';
import type { CommandAnswerDto } from './command-answer.dto.ts';
import { CommandAnswers } from './command-answers.ts';
import type { LedgerCommand } from './ledger-command.ts';

/** What every command's controller calls: the command goes to its handler, and what came of it becomes the answer. */
@Injectable()
export class Commands {
  constructor(
    private readonly bus: CommandBus,
    private readonly answers: CommandAnswers,
  ) {}

  /** @throws Problem where nothing was recorded */
  async give(command: LedgerCommand<object>): Promise<Answered<CommandAnswerDto>> {
    const outcome = await this.bus.execute<LedgerCommand<object>, CommandOutcome>(command);
    return this.answers.answer(outcome, command.envelope.actor);
  }
}
