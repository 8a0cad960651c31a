import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { CloseDecisionDto } from './close-decision.dto.ts';
import { decisionSlice } from './decision.slice.ts';

export class CloseDecision extends LedgerCommand<CloseDecisionDto> {}

@CommandHandler(CloseDecision)
export class CloseDecisionHandler implements ICommandHandler<CloseDecision> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: CloseDecision) {
    return this.desk.run(decisionSlice, 'closeDecision', command);
  }
}
