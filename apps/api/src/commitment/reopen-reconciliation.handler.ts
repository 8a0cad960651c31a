import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { ReopenReconciliationDto } from './reopen-reconciliation.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class ReopenReconciliation extends LedgerCommand<ReopenReconciliationDto> {}

@CommandHandler(ReopenReconciliation)
export class ReopenReconciliationHandler implements ICommandHandler<ReopenReconciliation> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: ReopenReconciliation) {
    return this.desk.run(commitmentSlice, 'reopenReconciliation', command);
  }
}
