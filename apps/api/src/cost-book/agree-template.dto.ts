import { CommandBody } from '../commands/command-body.ts';
import { CurrencyField, IdField, KeyField, LineField, QuantityField, TextField } from '../http/fields.ts';
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
