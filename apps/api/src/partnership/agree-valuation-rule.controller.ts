import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { AgreeValuationRuleDto } from './agree-valuation-rule.dto.ts';
import { AgreeValuationRule } from './agree-valuation-rule.handler.ts';

@ApiTags('partnership')
@Controller('v1/partnerships/:partnershipId')
export class AgreeValuationRuleController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('agreeValuationRule', 'valuation-rules', { summary: 'Agree how staff time is valued' })
  agreeValuationRule(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: AgreeValuationRuleDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new AgreeValuationRule(partnershipId, body, envelope));
  }
}
