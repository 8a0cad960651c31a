import { CommandBody } from '../commands/command-body.ts';
import { IdentifierDto } from '../commands/shared-fields.ts';
import { FlagField, LineField, TextField } from '../http/fields.ts';
import { PartsField } from '../http/list-fields.ts';

export class FoundPartnershipDto extends CommandBody {
  @LineField(200, { example: 'Projet Malin' })
  name!: string;

  @TextField(4000, { description: 'What it is for.' })
  purpose!: string;

  @PartsField(
    () => IdentifierDto,
    { max: 20 },
    {
      optional: true,
      description:
        'Its numbers in other registers. With scheme IATI or 360Giving, what publishers reported under that number is of this partnership.',
    },
  )
  externalIds?: IdentifierDto[];

  @FlagField({ optional: true, description: 'True where the record is made up, as in an example.' })
  synthetic?: boolean;
}
