import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import { HashField, IdField, PartField, TextField } from '../http/fields.ts';

export class AssertAvoidedCostDto extends CommandBody {
  @PartField(() => MoneyDto)
  amount!: MoneyDto;

  @TextField(2000, { description: 'What is avoided, for whom and over which time.' })
  description!: string;

  @TextField(4000)
  evidence!: string;

  @IdField({ optional: true, description: 'The partner that asserts it; without it, the one you act for.' })
  by?: string;

  @HashField({ optional: true })
  documentHash?: string;
}
