import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { AdoptCharterDto } from './adopt-charter.dto.ts';
import { partnershipSlice } from './partnership.slice.ts';

export class AdoptCharter extends LedgerCommand<AdoptCharterDto> {}

@CommandHandler(AdoptCharter)
export class AdoptCharterHandler implements ICommandHandler<AdoptCharter> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: AdoptCharter) {
    return this.desk.run(partnershipSlice, 'adoptCharter', command);
  }
}
