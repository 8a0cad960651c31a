import { CONFIDENTIALITY_CLASSES, LINE_KINDS, type ConfidentialityClass } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import {
  ChoiceField,
  CurrencyField,
  FlagField,
  IdField,
  KeyField,
  LineField,
  PartField,
  PeriodField,
  QuantityField,
  TextField,
} from '../http/fields.ts';
import { KeysField, PartsField } from '../http/list-fields.ts';

class AllocationKeyDto {
  @KeyField({ example: 'by-volume' })
  id!: string;

  @TextField(1000, { description: 'How a common cost is shared out.' })
  text!: string;
}

export class AgreeTemplateDto extends CommandBody {
  @LineField(200)
  product!: string;

  @IdField({ description: 'The partner that discloses.' })
  discloser!: string;

  @CurrencyField()
  currency!: string;

  @KeysField(
    { min: 1, max: 30 },
    { description: 'The value chain, in order.', example: ['raw-materials', 'processing', 'distribution'] },
  )
  stages!: string[];

  @PartsField(() => AllocationKeyDto, { max: 30 })
  allocationKeys!: AllocationKeyDto[];

  @QuantityField({
    optional: true,
    description: "'No loss, no profit' holds while the balance stays within this percentage of the costs.",
  })
  tolerancePercent?: string;

  @IdField({
    optional: true,
    description: 'The decision that adopted it; needed once the partnership has left preparation.',
  })
  decisionId?: string;
}

export class AnswerChallengeDto extends CommandBody {
  @IdField()
  challenge!: string;

  @TextField(4000)
  answer!: string;
}

export class ChallengeDto extends CommandBody {
  @KeyField({ example: '2026-03' })
  disclosure!: string;

  @KeyField({ description: 'The line, by its name in the disclosure.', example: 'milk-powder' })
  line!: string;

  @TextField(2000)
  question!: string;
}

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
