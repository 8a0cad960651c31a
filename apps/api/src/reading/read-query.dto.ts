import { Transform } from 'class-transformer';
import { IsInt, Matches, Max, Min, ValidateIf } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';

const given = (_: unknown, value: unknown): boolean => value !== undefined;

/** What every read takes. */
export class ReadQuery {
  @Matches(/^[@0-9A-Za-z:.+-]{1,40}$/, {
    message: '$property must be @<position>, a date, an instant or a period word',
  })
  @ValidateIf(given)
  @ApiProperty({
    required: false,
    description:
      'The ledger as it stood: @<position>, a date (the end of that day), an instant, or a period word such as 2026-Q1.',
    examples: ['@120', '2026-03-31', '2026-03-31T10:00:00Z', '2026-Q1'],
  })
  asOf?: string;
}

const LIMIT = '$property must be a whole number from 1 to 1000';

/** What every list takes. */
export class PageQuery extends ReadQuery {
  @IsInt({ message: LIMIT })
  @Min(1, { message: LIMIT })
  @Max(1000, { message: LIMIT })
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value,
  )
  @ValidateIf(given)
  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: 1000, default: 100 })
  limit?: number;

  @Matches(/^[A-Za-z0-9_-]{1,400}$/, { message: '$property must be the "next" of the page before' })
  @ValidateIf(given)
  @ApiProperty({ required: false, description: '"next" of the page before, with the same filters.' })
  cursor?: string;
}
