import { CommandBody } from '../commands/command-body.ts';
import { IdField, TextField } from '../http/fields.ts';

export class CountersignDto extends CommandBody {
  @IdField({ description: 'The partner for whom it is signed.' })
  organisation!: string;

  @TextField(2000, { optional: true })
  note?: string;
}
