import { CommandBody } from '../commands/command-body.ts';
import { DateField, IdField } from '../http/fields.ts';
import { TextsField } from '../http/list-fields.ts';

export class AdoptExitPlanDto extends CommandBody {
  @TextsField({ min: 1, max: 50, length: 1000 }, { description: 'What would end the partnership.' })
  triggers!: string[];

  @TextsField({ min: 1, max: 50, length: 1000 }, { description: 'Who takes over what it leaves.' })
  heirs!: string[];

  @DateField({ description: 'The day by which it is to stand without the partnership.' })
  horizon!: string;

  @IdField({
    optional: true,
    description: 'The decision that adopted it; needed once the partnership has left preparation.',
  })
  decisionId?: string;
}
