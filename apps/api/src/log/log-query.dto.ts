import { Transform } from 'class-transformer';
import { IsBoolean, Matches, ValidateIf } from 'class-validator';
import { ApiProperty } from '../http/open-api-marks.ts';
import { ActorField } from '../http/fields.ts';
import { PartnershipField, StreamField, TypesField } from './event-filter-fields.ts';
import { PageQuery } from '../reading/read-query.dto.ts';

const given = (_: unknown, value: unknown): boolean => value !== undefined;
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Which events; every filter must hold. */
export class LogQuery extends PageQuery {
  @TypesField()
  type?: string;

  @StreamField()
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

  @PartnershipField()
  partnership?: string;

  @IsBoolean({ message: '$property must be true or false' })
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @ValidateIf(given)
  @ApiProperty({ required: false, description: 'Newest first.' })
  reverse?: boolean;
}
