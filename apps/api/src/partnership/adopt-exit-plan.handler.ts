import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { AdoptExitPlanDto } from './adopt-exit-plan.dto.ts';
import { partnershipSlice } from './partnership.slice.ts';

export class AdoptExitPlan extends LedgerCommand<AdoptExitPlanDto> {}

@CommandHandler(AdoptExitPlan)
export class AdoptExitPlanHandler implements ICommandHandler<AdoptExitPlan> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: AdoptExitPlan) {
    return this.desk.run(partnershipSlice, 'adoptExitPlan', command);
  }
}
