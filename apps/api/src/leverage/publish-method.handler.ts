import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { PublishMethodDto } from './publish-method.dto.ts';
import { methodSlice } from './method.slice.ts';

export class PublishMethod extends LedgerCommand<PublishMethodDto> {}

@CommandHandler(PublishMethod)
export class PublishMethodHandler implements ICommandHandler<PublishMethod> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: PublishMethod) {
    return this.desk.run(methodSlice, 'publishMethod', command);
  }
}
