import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { ProposeDto } from './propose.dto.ts';
import { decisionSlice } from './decision.slice.ts';

export class Propose extends LedgerCommand<ProposeDto> {}

@CommandHandler(Propose)
export class ProposeHandler implements ICommandHandler<Propose> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: Propose) {
    return this.desk.run(decisionSlice, 'propose', command);
  }
}
