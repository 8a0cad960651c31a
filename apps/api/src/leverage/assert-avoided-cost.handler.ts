import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { AssertAvoidedCostDto } from './assert-avoided-cost.dto.ts';
import { anchorSlice } from './anchor.slice.ts';

export class AssertAvoidedCost extends LedgerCommand<AssertAvoidedCostDto> {}

@CommandHandler(AssertAvoidedCost)
export class AssertAvoidedCostHandler implements ICommandHandler<AssertAvoidedCost> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: AssertAvoidedCost) {
    return this.desk.run(anchorSlice, 'assertAvoidedCost', command);
  }
}
