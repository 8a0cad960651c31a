import { CommandBody } from '../commands/command-body.ts';
import { HashField, IdField, KeyField, LineField, TextField } from '../http/fields.ts';
import { PartsField, TextsField } from '../http/list-fields.ts';

class ObjectiveDto {
  @KeyField({ description: 'Unique within the charter.', example: 'reach' })
  id!: string;

  @TextField(1000)
  text!: string;

  @LineField(200, { optional: true, description: 'What is counted; with a target it makes the objective measurable.' })
  measure?: string;

  @LineField(200, { optional: true })
  target?: string;
}

export class AdoptCharterDto extends CommandBody {
  @PartsField(() => ObjectiveDto, { min: 1, max: 50 })
  objectives!: ObjectiveDto[];

  @TextsField({ max: 50, length: 1000 }, { description: 'What the partnership will never do.' })
  redLines!: string[];

  @TextsField({ max: 50, length: 1000 }, { optional: true })
  principles?: string[];

  @HashField({ optional: true, description: 'SHA-256 of the signed document.' })
  documentHash?: string;

  @IdField({
    optional: true,
    description: 'The decision that adopted it; needed once the partnership has left preparation.',
  })
  decisionId?: string;
}
