import { EffectiveField, MomentField } from '../reading/read-query.dto.ts';

/** Two moments of the log, and the days that figures are about. */
export class DiffQuery {
  @MomentField({ required: true, description: 'The ledger as it stood before.' })
  from!: string;

  @MomentField({ required: false, description: 'The ledger as it stood after; the present where it is left out.' })
  to?: string;

  @EffectiveField()
  effective?: string;
}
