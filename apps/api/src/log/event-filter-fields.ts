import { applyDecorators } from '@nestjs/common';
import { Matches, ValidateIf } from 'class-validator';
import { IdField } from '../http/fields.ts';
import { ApiProperty } from '../http/open-api-marks.ts';

const given = (_: unknown, value: unknown): boolean => value !== undefined;

/* What picks events out, wherever they are listed or followed. */

export const TypesField = (): PropertyDecorator =>
  applyDecorators(
    Matches(/^[A-Z][A-Za-z]{0,80}(\.v\d{1,4})?(,[A-Z][A-Za-z]{0,80}(\.v\d{1,4})?){0,19}$/, {
      message: '$property must be event types, separated by commas; without a version, all of them',
    }),
    ValidateIf(given),
    ApiProperty({ required: false, example: 'Pledged,Disbursed.v1' }),
  );

export const StreamField = (): PropertyDecorator =>
  applyDecorators(
    Matches(/^[a-z]{1,20}-[A-Za-z0-9-]{1,80}$/, { message: '$property must be the name of a stream' }),
    ValidateIf(given),
    ApiProperty({ required: false, example: 'ledger-main' }),
  );

export const PartnershipField = (): PropertyDecorator =>
  IdField({ optional: true, description: 'Events of this partnership.' });
