import {
  commitmentBounds,
  CONDITION_KINDS,
  INSTRUMENTS,
  LONGEST_REVERSAL_REASON,
  type Instrument,
} from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto, SyntheticField } from '../commands/shared-fields.ts';
import {
  ChoiceField,
  DateField,
  HashField,
  EventIdField,
  IdField,
  KeyField,
  LineField,
  PartField,
  TextField,
} from '../http/fields.ts';
import { PartsField } from '../http/list-fields.ts';
import { FinanceTermsDto } from './finance-terms.requests.ts';

export class AmendDto extends CommandBody {
  @PartField(() => MoneyDto, { description: 'Added to the signed sum; may be negative. A sum is never overwritten.' })
  delta!: MoneyDto;

  @TextField(commitmentBounds.reason)
  reason!: string;
}

export class CallGuaranteeDto extends CommandBody {
  @PartField(() => MoneyDto)
  amount!: MoneyDto;

  @DateField()
  valueDate!: string;

  @LineField(commitmentBounds.reference, {
    description: "The guarantor's own reference, unique within the commitment.",
  })
  reference!: string;

  @TextField(commitmentBounds.reason, { optional: true, description: 'What it was called for.' })
  reason?: string;

  @SyntheticField('sum')
  synthetic?: boolean;
}

export class CancelDto extends CommandBody {
  @TextField(commitmentBounds.reason)
  reason!: string;
}

export class DisburseDto extends CommandBody {
  @PartField(() => MoneyDto)
  amount!: MoneyDto;

  @DateField()
  valueDate!: string;

  @LineField(commitmentBounds.reference, { description: "The provider's own reference, unique within the commitment." })
  reference!: string;

  @SyntheticField('sum')
  synthetic?: boolean;
}

export class MeetConditionDto extends CommandBody {
  @KeyField({ description: 'The condition, by its id in the pledge.', example: 'first-results' })
  condition!: string;

  @TextField(commitmentBounds.evidence)
  evidence!: string;

  @HashField({ optional: true, description: 'SHA-256 of the evidence.' })
  documentHash?: string;
}

export class OpenDiscrepancyDto extends CommandBody {
  @TextField(commitmentBounds.note, { description: 'What differs, and how it was found.' })
  note!: string;

  @PartField(() => MoneyDto, { optional: true })
  expected?: MoneyDto;

  @PartField(() => MoneyDto, { optional: true })
  found?: MoneyDto;

  @EventIdField({ optional: true, description: 'Event id of the disbursement it is about.' })
  disbursement?: string;

  @LineField(commitmentBounds.reference, { optional: true })
  reference?: string;
}

class ConditionDto {
  @KeyField({ description: 'Unique within the commitment.', example: 'first-results' })
  id!: string;

  @ChoiceField(CONDITION_KINDS)
  kind!: (typeof CONDITION_KINDS)[number];

  @TextField(commitmentBounds.conditionText)
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

  @TextField(commitmentBounds.purpose, { optional: true })
  purpose?: string;

  @PartsField(() => ConditionDto, commitmentBounds.conditions)
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

  @SyntheticField('sum')
  synthetic?: boolean;
}

export class ReceiveDto extends CommandBody {
  @PartField(() => MoneyDto)
  amount!: MoneyDto;

  @DateField()
  valueDate!: string;

  @LineField(commitmentBounds.reference, {
    optional: true,
    description: 'The reference of the disbursement that it answers.',
  })
  reference?: string;

  @EventIdField({ optional: true, description: 'Event id of that disbursement, where the reference does not tell it.' })
  disbursement?: string;

  @SyntheticField('sum')
  synthetic?: boolean;
}

export class ReconcileDto extends CommandBody {
  @EventIdField({ optional: true, description: 'Event id of one disbursement or call.' })
  disbursement?: string;

  @LineField(commitmentBounds.reference, { optional: true, description: 'The reference of one disbursement or call.' })
  reference?: string;

  @EventIdField({ optional: true, description: 'Event id of one open discrepancy.' })
  discrepancy?: string;

  @TextField(commitmentBounds.explanation, { optional: true, description: 'Why the records differ, where they do.' })
  explanation?: string;

  @HashField({ optional: true, description: 'SHA-256 of what shows it, such as a bank statement.' })
  documentHash?: string;
}

export class ReopenReconciliationDto extends CommandBody {
  @EventIdField({ description: 'The event of the reconciliation.' })
  eventId!: string;

  @TextField(LONGEST_REVERSAL_REASON)
  reason!: string;
}

export class RepayDto extends CommandBody {
  @PartField(() => MoneyDto, { description: 'Principal; zero where only interest is paid.' })
  amount!: MoneyDto;

  @PartField(() => MoneyDto, { optional: true, description: 'Beside the principal, never within it.' })
  interest?: MoneyDto;

  @DateField()
  valueDate!: string;

  @LineField(commitmentBounds.reference, {
    optional: true,
    description: "The receiver's own reference, unique among repayments.",
  })
  reference?: string;

  @SyntheticField('sum')
  synthetic?: boolean;
}

export class ReverseMovementDto extends CommandBody {
  @EventIdField({ description: 'The event to take back.' })
  eventId!: string;

  @TextField(LONGEST_REVERSAL_REASON)
  reason!: string;
}

export class SignDto extends CommandBody {
  @TextField(commitmentBounds.terms, { description: 'What was agreed.' })
  terms!: string;

  @HashField({ optional: true, description: 'SHA-256 of the signed document.' })
  documentHash?: string;

  @PartField(() => MoneyDto, { description: 'The signed sum.' })
  amount!: MoneyDto;
}

export class WaiveConditionDto extends CommandBody {
  @KeyField({ description: 'The condition, by its id in the pledge.', example: 'first-results' })
  condition!: string;

  @IdField({ description: 'The adopted decision that waives it.' })
  decisionId!: string;

  @TextField(commitmentBounds.reason)
  reason!: string;
}
