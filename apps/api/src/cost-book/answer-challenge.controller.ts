import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { AnswerChallengeDto } from './answer-challenge.dto.ts';
import { AnswerChallenge } from './answer-challenge.handler.ts';

@ApiTags('cost-book')
@Controller('v1/cost-books/:costBookId')
export class AnswerChallengeController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('answerChallenge', 'answers', { summary: 'Answer a challenge' })
  answerChallenge(
    @IdParam('costBookId') costBookId: string,
    @Body() body: AnswerChallengeDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new AnswerChallenge(costBookId, body, envelope));
  }
}
