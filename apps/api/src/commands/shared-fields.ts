import { identifierBounds } from '@pacta/ledger';
import { CurrencyField, FlagField, LineField, MinorUnitsField } from '../http/fields.ts';

/** Marks a made-up entry: every report shows the mark beside what it counts. */
export const SyntheticField = (what: 'amount' | 'disclosure' | 'record' | 'sum'): PropertyDecorator =>
  FlagField({ optional: true, description: `True where the ${what} is made up, as in an example.` });

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
