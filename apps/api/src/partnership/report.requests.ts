import { Matches } from 'class-validator';
import { Described } from '../http/api-description.ts';
import { MayBeAbsent } from '../http/fields.ts';
import { WholeParameter } from '../http/query-fields.ts';
import { EffectiveField, MomentField, ReadQuery } from '../queries/read-query.dto.ts';

/** Parameters of the report and of each of its lists. */
export class ReportQuery extends ReadQuery {
  @WholeParameter(
    { min: 1, max: 1000, standard: 50 },
    'Items shown of each list in JSON; `paging` says where the rest is.',
  )
  rows?: number;

  @WholeParameter(
    { min: 0, max: 10_000, standard: 20 },
    'Events named by each figure in JSON; `eventCount` says how many there are.',
  )
  events?: number;
}

/** Parameters of a list of the report. */
export class ReportListQuery extends ReportQuery {
  @Matches(/^\d{1,9}$/, { message: '$property must be the "next" of the page before' })
  @MayBeAbsent()
  @Described({ required: false, description: '"next" of the page before, or the cursor of an address in `paging`.' })
  cursor?: string;
}

/** Two moments of the log, and the days that the figures cover. */
export class DiffQuery {
  @MomentField({ required: true, description: 'The ledger as it stood before.' })
  from!: string;

  @MomentField({ required: false, description: 'The ledger as it stood after; the present where it is left out.' })
  to?: string;

  @EffectiveField()
  effective?: string;
}
