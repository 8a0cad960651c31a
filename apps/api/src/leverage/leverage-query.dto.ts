import { LEVERAGE_BASES } from '@pacta/ledger';
import { ApiProperty } from '../http/open-api-marks.ts';
import { CurrencyField, LineField } from '../http/fields.ts';
import { Matches, ValidateIf } from 'class-validator';
import { ReadQuery } from '../reading/read-query.dto.ts';

const CELL = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}(/(${LEVERAGE_BASES.join('|')}))?$`);

export class LeverageQuery extends ReadQuery {
  @LineField(200, {
    description: 'The id of an anchor or of one of its commitments, at least six characters of either, or its name.',
    example: '3f0c2c8e-7d1a-5c4e-9b2f-0a1b2c3d4e5f',
  })
  anchor!: string;

  @CurrencyField({ optional: true, description: "Converted at recorded rates; without it, the anchor's own currency." })
  currency?: string;

  @Matches(CELL, { message: '$property must be a method, or method/basis such as simple-ratio/committed' })
  @ValidateIf((_, value) => value !== undefined)
  @ApiProperty({ required: false, description: 'One method, or one cell of the table with all of its events.' })
  cell?: string;
}
