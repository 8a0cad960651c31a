import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { CountersignDto } from './countersign.dto.ts';
import { Countersign } from './countersign.handler.ts';

@ApiTags('contribution')
@Controller('v1/contributions/:contributionId')
export class CountersignController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('countersign', 'countersignatures', { summary: 'Countersign for the other side' })
  countersign(
    @IdParam('contributionId') contributionId: string,
    @Body() body: CountersignDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new Countersign(contributionId, body, envelope));
  }
}
