import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { CommandRoute } from '../commands/command-route.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { CastBallotDto } from './cast-ballot.dto.ts';
import { CastBallot } from './cast-ballot.handler.ts';

@ApiTags('decision')
@Controller('v1/decisions/:decisionId')
export class CastBallotController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('castBallot', 'ballots', {
    summary: 'Cast a ballot',
    description: 'A later ballot replaces an earlier one in the count.',
  })
  castBallot(
    @IdParam('decisionId') decisionId: string,
    @Body() body: CastBallotDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.execute(new CastBallot(decisionId, body, envelope));
  }
}
