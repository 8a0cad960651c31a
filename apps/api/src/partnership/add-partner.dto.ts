import { SECTORS, type Sector } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { IdentifierDto } from '../commands/shared-fields.ts';
import { ChoiceField, IdField, LineField, PartField } from '../http/fields.ts';
import { PartsField, TextsField } from '../http/list-fields.ts';

class OrganisationDto {
  @IdField({
    optional: true,
    description: 'Where the ledger knows it already. Without one, the first identifier makes it, else the command.',
  })
  id?: string;

  @LineField(200, { example: 'French Red Cross' })
  name!: string;

  @PartsField(() => IdentifierDto, { max: 20 }, { optional: true })
  identifiers?: IdentifierDto[];
}

export class AddPartnerDto extends CommandBody {
  @PartField(() => OrganisationDto)
  organisation!: OrganisationDto;

  @ChoiceField(SECTORS)
  sector!: Sector;

  @TextsField({ max: 20, length: 100 }, { description: 'What it does along the value chain, in its own words.' })
  roles!: string[];
}
