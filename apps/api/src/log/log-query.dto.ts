import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, Matches, ValidateIf } from 'class-validator';
import { ActorField, IdField } from '../http/fields.ts';
import { PageQuery } from '../reading/read-query.dto.ts';

const given = (_: unknown, value: unknown): boolean => value !== undefined;
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Which events; every filter must hold. */
export class LogQuery extends PageQuery {
  @Matches(/^[A-Z][A-Za-z]{0,80}(\.v\d{1,4})?(,[A-Z][A-Za-z]{0,80}(\.v\d{1,4})?){0,19}$/, {
    message: '$property must be event types, separated by commas; without a version, all of them',
  })
  @ValidateIf(given)
  @ApiProperty({ required: false, example: 'Pledged,Disbursed.v1' })
  type?: string;

  @Matches(/^[a-z]{1,20}-[A-Za-z0-9-]{1,80}$/, { message: '$property must be the name of a stream' })
  @ValidateIf(given)
  @ApiProperty({ required: false, example: 'ledger-main' })
  stream?: string;

  @ActorField({ optional: true })
  actor?: string;

  @Matches(MOMENT, { message: '$property must be a date or an instant' })
  @ValidateIf(given)
  @ApiProperty({
    required: false,
    description: 'Recorded on this day or later; a date or an instant.',
    example: '2026-03-01',
  })
  since?: string;

  @Matches(MOMENT, { message: '$property must be a date or an instant' })
  @ValidateIf(given)
  @ApiProperty({
    required: false,
    description: 'Recorded on this day or earlier; a date or an instant.',
    example: '2026-03-31',
  })
  until?: string;

  @IdField({ optional: true, description: 'Events of this partnership.' })
  partnership?: string;

  @IsBoolean({ message: '$property must be true or false' })
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @ValidateIf(given)
  @ApiProperty({ required: false, description: 'Newest first.' })
  reverse?: boolean;
}
