import { CurrencyField, LineField, MinorUnitsField } from '../http/fields.ts';

export class MoneyDto {
  @MinorUnitsField({ description: 'Minor units (cents) as a string.' })
  amount!: string;

  @CurrencyField({ description: 'ISO 4217.' })
  currency!: string;
}

export class IdentifierDto {
  @LineField(64, { description: 'Whose register, such as FR-RNA or XI-IATI.', example: 'FR-RNA' })
  scheme!: string;

  @LineField(200, { example: 'W751222331' })
  ref!: string;
}
