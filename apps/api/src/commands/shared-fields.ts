import { identifierBounds } from '@pacta/ledger';
import { CurrencyField, LineField, MinorUnitsField } from '../http/fields.ts';

export class MoneyDto {
  @MinorUnitsField({ description: 'Minor units (cents) as a string.' })
  amount!: string;

  @CurrencyField({ description: 'ISO 4217.' })
  currency!: string;
}

export class IdentifierDto {
  @LineField(identifierBounds.scheme, { description: 'Whose register, such as FR-RNA or XI-IATI.', example: 'FR-RNA' })
  scheme!: string;

  @LineField(identifierBounds.ref, { example: 'W751222331' })
  ref!: string;
}
