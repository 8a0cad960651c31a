import { Described } from '../http/api-description.ts';
import { IsIn, Matches, ValidateIf } from 'class-validator';

const given = (_: unknown, value: unknown): boolean => value !== undefined;

export class RebuildQuery {
  @IsIn(['true', 'false'], { message: '$property must be true or false' })
  @ValidateIf(given)
  acceptDifferences?: string;
}

export class RetryQuery {
  @Matches(/^[a-z-]{1,60}$/, { message: '$property must be the name of a projection' })
  @ValidateIf(given)
  @Described({ required: false, description: 'Only those of this projection.', example: 'event-types' })
  projection?: string;
}
