import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { ChangePhaseDto } from './change-phase.dto.ts';
import { partnershipSlice } from './partnership.slice.ts';

export class ChangePhase extends LedgerCommand<ChangePhaseDto> {}

@CommandHandler(ChangePhase)
export class ChangePhaseHandler implements ICommandHandler<ChangePhase> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: ChangePhase) {
    return this.desk.run(partnershipSlice, 'changePhase', command);
  }
}
