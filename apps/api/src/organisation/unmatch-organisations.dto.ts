import { CommandBody } from '../commands/command-body.ts';
import { IdField, TextField } from '../http/fields.ts';

export class UnmatchOrganisationsDto extends CommandBody {
  @IdField({ description: 'The organisation whose match is taken back.' })
  organisation!: string;

  @IdField({ description: 'Event id of the match.' })
  eventId!: string;

  @TextField(2000)
  reason!: string;
}
