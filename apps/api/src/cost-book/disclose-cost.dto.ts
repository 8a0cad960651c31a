import { CONFIDENTIALITY_CLASSES, LINE_KINDS, type ConfidentialityClass } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import {
  ChoiceField,
  FlagField,
  KeyField,
  LineField,
  PartField,
  PeriodField,
  QuantityField,
  TextField,
} from '../http/fields.ts';
import { PartsField } from '../http/list-fields.ts';

/** One command discloses a whole period; the ledger splits it into events of a hundred lines. */
const MOST_LINES = 5_000;

class ClassedMoneyDto {
  @ChoiceField(CONFIDENTIALITY_CLASSES, { description: 'Who may read it; above public it is sealed.' })
  class!: ConfidentialityClass;

  @PartField(() => MoneyDto)
  amount!: MoneyDto;
}

class CostLineDto {
  @KeyField({ description: 'Unique within the disclosure.', example: 'milk-powder' })
  line!: string;

  @KeyField({ description: 'A stage of the template.' })
  stage!: string;

  @ChoiceField(LINE_KINDS)
  kind!: (typeof LINE_KINDS)[number];

  @LineField(200, { description: 'Public by design.' })
  label!: string;

  @ChoiceField(CONFIDENTIALITY_CLASSES, { description: 'Who may read amount and basis; above public they are sealed.' })
  class!: ConfidentialityClass;

  @PartField(() => MoneyDto)
  amount!: MoneyDto;

  @TextField(1000, { optional: true, description: 'How the amount was arrived at.' })
  basis?: string;

  @KeyField({
    optional: true,
    description: 'How a common cost is shared out: an allocation key of the template.',
    example: 'by-volume',
  })
  allocationKey?: string;

  @FlagField({ optional: true, description: 'True where the amount is made up, as in an example.' })
  synthetic?: boolean;
}

export class DiscloseCostDto extends CommandBody {
  @KeyField({ description: 'Its name in the book.', example: '2026-03' })
  disclosure!: string;

  @PeriodField()
  period!: string;

  @QuantityField({ optional: true })
  volume?: string;

  @LineField(40, { optional: true })
  unit?: string;

  @PartField(() => ClassedMoneyDto, { optional: true, description: 'Per unit.' })
  price?: ClassedMoneyDto;

  @PartField(() => ClassedMoneyDto, { optional: true })
  revenue?: ClassedMoneyDto;

  @PartsField(() => CostLineDto, { min: 1, max: MOST_LINES })
  lines!: CostLineDto[];

  @PartField(() => MoneyDto, { optional: true, description: 'What the lines add up to; refused where they do not.' })
  total?: MoneyDto;

  @FlagField({ optional: true, description: 'True where the disclosure is made up, as in an example.' })
  synthetic?: boolean;
}
