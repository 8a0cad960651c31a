import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import {
  DateField,
  FlagField,
  HashField,
  IdField,
  LineField,
  PartField,
  PeriodField,
  QuantityField,
} from '../http/fields.ts';
import { PartsField } from '../http/list-fields.ts';

class PersonDto {
  @IdField({ description: 'A random id, never derived from the name.' })
  subject!: string;

  @LineField(200, { description: 'Sealed with a key of its own before anything is written.' })
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

  @LineField(200)
  skill!: string;

  @QuantityField({ description: 'Days in all.' })
  days!: string;

  @PartsField(
    () => WorkedDayDto,
    { min: 1, max: 366 },
    { optional: true, description: 'The named days; else a period is given.' },
  )
  dates?: WorkedDayDto[];

  @PeriodField({ optional: true })
  period?: string;

  @LineField(200, { optional: true, description: 'The prior agreement with its costs and calendar.' })
  agreement?: string;

  @PartField(() => PriorAgreementDto, { optional: true, description: 'What that agreement says.' })
  agreed?: PriorAgreementDto;

  @FlagField({ optional: true, description: 'True where the record is made up, as in an example.' })
  synthetic?: boolean;
}
