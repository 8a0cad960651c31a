import { VALUATION_METHODS } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import { ChoiceField, HashField, MonthField, PartField, ShareField, TextField } from '../http/fields.ts';
import { PartsField } from '../http/list-fields.ts';

class MonthlyCostDto {
  @MonthField()
  month!: string;

  @PartField(() => MoneyDto, { description: 'Pay and charges for the time given in that month.' })
  cost!: MoneyDto;
}

export class ValueContributionDto extends CommandBody {
  @ChoiceField(VALUATION_METHODS)
  method!: (typeof VALUATION_METHODS)[number];

  @PartField(() => MoneyDto, { optional: true, description: 'Of at-cost: what it cost the giver.' })
  amount?: MoneyDto;

  @PartsField(
    () => MonthlyCostDto,
    { min: 1, max: 60 },
    { optional: true, description: 'Of fr-skills: each month in which days were given. Sealed before it is written.' },
  )
  costs?: MonthlyCostDto[];

  @ShareField({ optional: true, description: 'Of the person, where it is part time.' })
  workingTime?: string;

  @TextField(2000, { optional: true })
  note?: string;

  @HashField({ optional: true, description: 'SHA-256 of what shows the cost.' })
  documentHash?: string;
}
