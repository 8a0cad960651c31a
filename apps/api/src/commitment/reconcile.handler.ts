import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { ReconcileDto } from './reconcile.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class Reconcile extends LedgerCommand<ReconcileDto> {}

@CommandHandler(Reconcile)
export class ReconcileHandler implements ICommandHandler<Reconcile> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: Reconcile) {
    return this.desk.run(commitmentSlice, 'reconcile', command);
  }
}
