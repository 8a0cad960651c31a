import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { FoundPartnershipDto } from './found-partnership.dto.ts';
import { partnershipSlice } from './partnership.slice.ts';

export class FoundPartnership extends LedgerCommand<FoundPartnershipDto> {}

@CommandHandler(FoundPartnership)
export class FoundPartnershipHandler implements ICommandHandler<FoundPartnership> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: FoundPartnership) {
    return this.desk.run(partnershipSlice, 'foundPartnership', command);
  }
}
