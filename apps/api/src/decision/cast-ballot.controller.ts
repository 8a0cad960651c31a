import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { CastBallotDto } from './cast-ballot.dto.ts';
import { CastBallot } from './cast-ballot.handler.ts';

@ApiTags('decision')
@Controller('v1/decisions/:decisionId')
export class CastBallotController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('castBallot', 'ballots', {
    summary: 'Cast a ballot',
    description: 'A later ballot replaces an earlier one in the count.',
  })
  castBallot(
    @IdParam('decisionId') decisionId: string,
    @Body() body: CastBallotDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new CastBallot(decisionId, body, envelope));
  }
}
