import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { OpenDiscrepancyDto } from './open-discrepancy.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class OpenDiscrepancy extends LedgerCommand<OpenDiscrepancyDto> {}

@CommandHandler(OpenDiscrepancy)
export class OpenDiscrepancyHandler implements ICommandHandler<OpenDiscrepancy> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: OpenDiscrepancy) {
    return this.desk.run(commitmentSlice, 'openDiscrepancy', command);
  }
}
