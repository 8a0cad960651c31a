import { LONGEST_RATE_SOURCE, LONGEST_REVERSAL_REASON } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { DateField, EventIdField, IdField, LineField, PairField, RateField, TextField } from '../http/fields.ts';
import { ReadQuery } from '../queries/read-query.dto.ts';

export class RecordRateDto extends CommandBody {
  @IdField({
    optional: true,
    description:
      'A partnership of which you are secretariat; without it, the first one found. The rate belongs to none.',
  })
  partnershipId?: string;

  @PairField({ description: 'EUR/USD: how many dollars one euro is worth.' })
  pair!: string;

  @RateField({ description: 'As its source prints it.' })
  rate!: string;

  @DateField({ description: 'The day the rate is for.' })
  date!: string;

  @LineField(LONGEST_RATE_SOURCE, { description: 'Who publishes it.', example: 'European Central Bank' })
  source!: string;

  @EventIdField({ optional: true, description: 'The event of a wrong rate of the same day, which is taken back.' })
  replaces?: string;

  @TextField(LONGEST_REVERSAL_REASON, { optional: true, description: 'Why it was wrong; needed with replaces.' })
  reason?: string;
}

export class RatesQuery extends ReadQuery {
  @PairField({ optional: true, description: 'Only this pair, as it was recorded.' })
  pair?: string;
}
