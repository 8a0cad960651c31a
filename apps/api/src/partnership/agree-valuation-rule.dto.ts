import { READINGS, type Reading } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import { ChoiceField, DateField, IdField, PartField, TextField, WholeField } from '../http/fields.ts';
import { PartsField } from '../http/list-fields.ts';

class YearlyCeilingDto {
  @WholeField(1950, 2200)
  year!: number;

  @PartField(() => MoneyDto, { description: 'The monthly ceiling of that year.' })
  monthly!: MoneyDto;
}

export class AgreeValuationRuleDto extends CommandBody {
  @ChoiceField(READINGS, { description: 'How the ceiling is read: month by month is what most sources say.' })
  reading!: Reading;

  @PartsField(() => YearlyCeilingDto, { min: 1, max: 100 })
  ceilings!: YearlyCeilingDto[];

  @ChoiceField(['whole', 'shrinks'], { description: 'Whether the ceiling shrinks with part time.' })
  partTime!: 'whole' | 'shrinks';

  @DateField({ description: 'In force from this day on.' })
  from!: string;

  @TextField(1000, { description: 'Where ceilings and reading were taken from.' })
  source!: string;

  @IdField({
    optional: true,
    description: 'The decision that agreed it; needed once the partnership has left preparation.',
  })
  decisionId?: string;
}
