import { CONFIDENTIALITY_CLASSES, costBookBounds, LINE_KINDS, type ConfidentialityClass } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto, SyntheticField } from '../commands/shared-fields.ts';
import {
  ChoiceField,
  CurrencyField,
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

  @TextField(costBookBounds.allocationText, { description: 'How a common cost is shared out.' })
  text!: string;
}

export class AgreeTemplateDto extends CommandBody {
  @LineField(costBookBounds.product)
  product!: string;

  @IdField({ description: 'The partner that discloses.' })
  discloser!: string;

  @CurrencyField()
  currency!: string;

  @KeysField(costBookBounds.stages, {
    description: 'The value chain, in order.',
    example: ['raw-materials', 'processing', 'distribution'],
  })
  stages!: string[];

  @PartsField(() => AllocationKeyDto, costBookBounds.allocationKeys)
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

  @TextField(costBookBounds.answer)
  answer!: string;
}

export class ChallengeDto extends CommandBody {
  @KeyField({ example: '2026-03' })
  disclosure!: string;

  @KeyField({ description: 'The line, by its name in the disclosure.', example: 'milk-powder' })
  line!: string;

  @TextField(costBookBounds.question)
  question!: string;
}

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

  @LineField(costBookBounds.label, { description: 'Public by design.' })
  label!: string;

  @ChoiceField(CONFIDENTIALITY_CLASSES, { description: 'Who may read amount and basis; above public they are sealed.' })
  class!: ConfidentialityClass;

  @PartField(() => MoneyDto)
  amount!: MoneyDto;

  @TextField(costBookBounds.basis, { optional: true, description: 'How the amount was arrived at.' })
  basis?: string;

  @KeyField({
    optional: true,
    description: 'How a common cost is shared out: an allocation key of the template.',
    example: 'by-volume',
  })
  allocationKey?: string;

  @SyntheticField('amount')
  synthetic?: boolean;
}

export class DiscloseCostDto extends CommandBody {
  @KeyField({ description: 'Its name in the book.', example: '2026-03' })
  disclosure!: string;

  @PeriodField()
  period!: string;

  @QuantityField({ optional: true })
  volume?: string;

  @LineField(costBookBounds.unit, { optional: true })
  unit?: string;

  @PartField(() => ClassedMoneyDto, { optional: true, description: 'Per unit.' })
  price?: ClassedMoneyDto;

  @PartField(() => ClassedMoneyDto, { optional: true })
  revenue?: ClassedMoneyDto;

  @PartsField(() => CostLineDto, costBookBounds.lines)
  lines!: CostLineDto[];

  @PartField(() => MoneyDto, { optional: true, description: 'What the lines add up to; refused where they do not.' })
  total?: MoneyDto;

  @SyntheticField('disclosure')
  synthetic?: boolean;
}
