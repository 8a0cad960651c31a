import { Described } from '../http/api-description.ts';
import { MayBeAbsent } from '../http/fields.ts';
import { SwitchParameter } from '../http/query-fields.ts';
import { Matches } from 'class-validator';

export class RebuildQuery {
  @SwitchParameter()
  acceptDifferences?: string;
}

export class RetryQuery {
  @Matches(/^[a-z-]{1,60}$/, { message: '$property must be the name of a projection' })
  @MayBeAbsent()
  @Described({ required: false, description: 'Only those of this projection.', example: 'event-types' })
  projection?: string;
}
