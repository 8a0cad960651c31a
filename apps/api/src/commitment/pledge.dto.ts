import { CONDITION_KINDS, INSTRUMENTS, type Instrument } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import { ChoiceField, FlagField, IdField, KeyField, PartField, TextField } from '../http/fields.ts';
import { PartsField } from '../http/list-fields.ts';
import { FinanceTermsDto } from './finance-terms.dto.ts';

class ConditionDto {
  @KeyField({ description: 'Unique within the commitment.', example: 'first-results' })
  id!: string;

  @ChoiceField(CONDITION_KINDS)
  kind!: (typeof CONDITION_KINDS)[number];

  @TextField(1000)
  text!: string;

  @PartField(() => MoneyDto, {
    optional: true,
    description: 'It guards what is disbursed above this sum; without it, everything.',
  })
  above?: MoneyDto;
}

export class PledgeDto extends CommandBody {
  @IdField({ description: 'A partner of the roster.' })
  provider!: string;

  @IdField({ description: 'A partner of the roster.' })
  receiver!: string;

  @ChoiceField(INSTRUMENTS)
  instrument!: Instrument;

  @PartField(() => MoneyDto)
  amount!: MoneyDto;

  @TextField(2000, { optional: true })
  purpose?: string;

  @PartsField(() => ConditionDto, { max: 50 })
  conditions!: ConditionDto[];

  @IdField({
    optional: true,
    description: 'The commitment that this money came from, where it is passed on: it counts once, at its origin.',
  })
  source?: string;

  @PartField(() => FinanceTermsDto, {
    optional: true,
    description: 'What leverage methods ask: price, tranche, guarantees, arranger and the like.',
  })
  finance?: FinanceTermsDto;

  @FlagField({ optional: true, description: 'True where the sum is made up, as in an example.' })
  synthetic?: boolean;
}
