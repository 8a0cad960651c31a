import { Transform } from 'class-transformer';
import { IsInt, Min, ValidateIf } from 'class-validator';
import { ApiProperty } from '../http/open-api-marks.ts';
import { ActorField } from '../http/fields.ts';
import { PartnershipField, StreamField, TypesField } from './event-filter-fields.ts';

const given = (_: unknown, value: unknown): boolean => value !== undefined;
const asNumber = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^(-1|\d{1,15})$/.test(value) ? Number(value) : value;

/** Which events are sent as they are recorded; every filter must hold. */
export class FollowQuery {
  @TypesField()
  type?: string;

  @StreamField()
  stream?: string;

  @ActorField({ optional: true })
  actor?: string;

  @PartnershipField()
  partnership?: string;

  @Min(-1, { message: '$property must be a position, or -1 for the beginning' })
  @IsInt({ message: '$property must be a position, or -1 for the beginning' })
  @Transform(asNumber)
  @ValidateIf(given)
  @ApiProperty({
    required: false,
    type: 'integer',
    minimum: -1,
    description:
      'Begin behind this leaf index, -1 for the beginning. Last-Event-ID beats it; without either, from now on.',
  })
  after?: number;

  @Min(1, { message: '$property must be a whole number from 1' })
  @IsInt({ message: '$property must be a whole number from 1' })
  @Transform(asNumber)
  @ValidateIf(given)
  @ApiProperty({ required: false, type: 'integer', minimum: 1, description: 'End after so many events.' })
  limit?: number;
}
