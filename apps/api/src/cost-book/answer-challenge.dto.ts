import { CommandBody } from '../commands/command-body.ts';
import { IdField, TextField } from '../http/fields.ts';

export class AnswerChallengeDto extends CommandBody {
  @IdField()
  challenge!: string;

  @TextField(4000)
  answer!: string;
}
