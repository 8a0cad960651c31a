import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { GiveGoodsDto } from './give-goods.dto.ts';
import { GiveGoods } from './give-goods.handler.ts';

@ApiTags('contribution')
@Controller('v1/partnerships/:partnershipId')
export class GiveGoodsController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('giveGoods', 'goods', {
    summary: 'Record goods given',
    description: 'They count once the other side has countersigned, and never as cash.',
    creates: true,
  })
  giveGoods(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: GiveGoodsDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new GiveGoods(partnershipId, body, envelope));
  }
}
