import { DateField } from '../http/fields.ts';

/** Fields that the body of every command may hold besides its own data. */
export class CommandBody {
  @DateField({
    optional: true,
    description: 'The day on which this was true, where it is known. When it was recorded, the ledger says itself.',
  })
  effectiveOn?: string;
}
