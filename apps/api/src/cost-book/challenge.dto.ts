import { CommandBody } from '../commands/command-body.ts';
import { KeyField, TextField } from '../http/fields.ts';

export class ChallengeDto extends CommandBody {
  @KeyField({ example: '2026-03' })
  disclosure!: string;

  @KeyField({ description: 'The line, by its name in the disclosure.', example: 'milk-powder' })
  line!: string;

  @TextField(2000)
  question!: string;
}
