import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { ChallengeDto } from './challenge.dto.ts';
import { Challenge } from './challenge.handler.ts';

@ApiTags('cost-book')
@Controller('v1/cost-books/:costBookId')
export class ChallengeController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('challenge', 'challenges', { summary: 'Challenge a line' })
  challenge(
    @IdParam('costBookId') costBookId: string,
    @Body() body: ChallengeDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new Challenge(costBookId, body, envelope));
  }
}
