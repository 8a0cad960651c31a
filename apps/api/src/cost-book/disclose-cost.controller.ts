import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { DiscloseCostDto } from './disclose-cost.dto.ts';
import { DiscloseCost } from './disclose-cost.handler.ts';

@ApiTags('cost-book')
@Controller('v1/cost-books/:costBookId')
export class DiscloseCostController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('discloseCost', 'disclosures', {
    summary: 'Disclose the costs of a period',
    description: 'Amounts and bases above the class public are sealed before anything is written.',
  })
  discloseCost(
    @IdParam('costBookId') costBookId: string,
    @Body() body: DiscloseCostDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new DiscloseCost(costBookId, body, envelope));
  }
}
