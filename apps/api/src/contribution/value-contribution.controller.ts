import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { ValueContributionDto } from './value-contribution.dto.ts';
import { ValueContribution } from './value-contribution.handler.ts';

@ApiTags('contribution')
@Controller('v1/contributions/:contributionId')
export class ValueContributionController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('valueContribution', 'valuations', {
    summary: 'Value a contribution at cost',
    description:
      'Staff time by the rule in force (fr-skills), or anything by what it cost (at-cost). Beside cash, never inside it.',
  })
  valueContribution(
    @IdParam('contributionId') contributionId: string,
    @Body() body: ValueContributionDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new ValueContribution(contributionId, body, envelope));
  }
}
