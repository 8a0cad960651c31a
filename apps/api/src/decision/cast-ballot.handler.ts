import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { CastBallotDto } from './cast-ballot.dto.ts';
import { decisionSlice } from './decision.slice.ts';

export class CastBallot extends LedgerCommand<CastBallotDto> {}

@CommandHandler(CastBallot)
export class CastBallotHandler implements ICommandHandler<CastBallot> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: CastBallot) {
    return this.desk.run(decisionSlice, 'castBallot', command);
  }
}
