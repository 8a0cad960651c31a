import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { AgreeTemplateDto } from './agree-template.dto.ts';
import { costBookSlice } from './cost-book.slice.ts';

export class AgreeTemplate extends LedgerCommand<AgreeTemplateDto> {}

@CommandHandler(AgreeTemplate)
export class AgreeTemplateHandler implements ICommandHandler<AgreeTemplate> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: AgreeTemplate) {
    return this.desk.run(costBookSlice, 'agreeTemplate', command);
  }
}
