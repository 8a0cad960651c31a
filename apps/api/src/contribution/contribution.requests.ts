import { contributionBounds, VALUATION_METHODS } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto, SyntheticField } from '../commands/shared-fields.ts';
import {
  ChoiceField,
  DateField,
  HashField,
  IdField,
  LineField,
  MonthField,
  PartField,
  PeriodField,
  QuantityField,
  ShareField,
  TextField,
} from '../http/fields.ts';
import { PartsField } from '../http/list-fields.ts';

export class CountersignDto extends CommandBody {
  @IdField({ description: 'The partner for whom it is signed.' })
  organisation!: string;

  @TextField(contributionBounds.note, { optional: true })
  note?: string;
}

export class GiveGoodsDto extends CommandBody {
  @IdField({ description: 'The partner that gives.' })
  provider!: string;

  @IdField({ description: 'The partner that takes.' })
  receiver!: string;

  @LineField(contributionBounds.description, { description: 'What was given.' })
  description!: string;

  @QuantityField({ optional: true })
  quantity?: string;

  @LineField(contributionBounds.unit, { optional: true, description: 'The unit of the quantity.', example: 'pallet' })
  unit?: string;

  @DateField()
  givenOn!: string;

  @HashField({ optional: true, description: 'SHA-256 of the delivery note.' })
  documentHash?: string;

  @SyntheticField('record')
  synthetic?: boolean;
}

class PersonDto {
  @IdField({ description: 'A random id, never derived from the name.' })
  subject!: string;

  @LineField(contributionBounds.personName, { description: 'Sealed with a key of its own before anything is written.' })
  name!: string;
}

class WorkedDayDto {
  @DateField()
  date!: string;

  @QuantityField({ optional: true })
  hours?: string;
}

class PriorAgreementDto {
  @DateField()
  signedOn!: string;

  @DateField({ description: 'First day of the calendar agreed.' })
  first!: string;

  @DateField({ description: 'Last day of it.' })
  last!: string;

  @PartField(() => MoneyDto, { description: 'Pay and charges in all. Sealed before anything is written.' })
  cost!: MoneyDto;

  @HashField({ optional: true, description: 'SHA-256 of the agreement.' })
  documentHash?: string;
}

export class LogTimeDto extends CommandBody {
  @IdField({ description: 'The partner that gives the time.' })
  provider!: string;

  @IdField({ description: 'The partner that takes it.' })
  receiver!: string;

  @PartField(() => PersonDto)
  person!: PersonDto;

  @LineField(contributionBounds.skill)
  skill!: string;

  @QuantityField({ description: 'Days in all.' })
  days!: string;

  @PartsField(() => WorkedDayDto, contributionBounds.dates, {
    optional: true,
    description: 'The named days; else a period is given.',
  })
  dates?: WorkedDayDto[];

  @PeriodField({ optional: true })
  period?: string;

  @LineField(contributionBounds.agreement, {
    optional: true,
    description: 'The prior agreement with its costs and calendar.',
  })
  agreement?: string;

  @PartField(() => PriorAgreementDto, { optional: true, description: 'What that agreement says.' })
  agreed?: PriorAgreementDto;

  @SyntheticField('record')
  synthetic?: boolean;
}

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

  @PartsField(() => MonthlyCostDto, contributionBounds.monthlyCosts, {
    optional: true,
    description: 'Of fr-skills: each month in which days were given. Sealed before it is written.',
  })
  costs?: MonthlyCostDto[];

  @ShareField({ optional: true, description: 'Of the person, where it is part time.' })
  workingTime?: string;

  @TextField(contributionBounds.note, { optional: true })
  note?: string;

  @HashField({ optional: true, description: 'SHA-256 of what shows the cost.' })
  documentHash?: string;
}
