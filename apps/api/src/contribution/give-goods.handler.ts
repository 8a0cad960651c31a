import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { GiveGoodsDto } from './give-goods.dto.ts';
import { contributionSlice } from './contribution.slice.ts';

export class GiveGoods extends LedgerCommand<GiveGoodsDto> {}

@CommandHandler(GiveGoods)
export class GiveGoodsHandler implements ICommandHandler<GiveGoods> {
  constructor(private readonly desk: CommandDesk) {}

  execute(command: GiveGoods) {
    return this.desk.run(contributionSlice, 'giveGoods', command);
  }
}
