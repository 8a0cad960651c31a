import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { ReverseMovementDto } from './reverse-movement.dto.ts';
import { commitmentSlice } from './commitment.slice.ts';

export class ReverseMovement extends LedgerCommand<ReverseMovementDto> {}

@CommandHandler(ReverseMovement)
export class ReverseMovementHandler implements ICommandHandler<ReverseMovement> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: ReverseMovement) {
    return this.desk.run(commitmentSlice, 'reverseMovement', command);
  }
}
