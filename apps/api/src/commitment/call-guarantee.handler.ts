import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { CallGuaranteeDto } from './call-guarantee.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class CallGuarantee extends LedgerCommand<CallGuaranteeDto> {}

@CommandHandler(CallGuarantee)
export class CallGuaranteeHandler implements ICommandHandler<CallGuarantee> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: CallGuarantee) {
    return this.desk.run(commitmentSlice, 'callGuarantee', command);
  }
}
