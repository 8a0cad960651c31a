import { Transform } from 'class-transformer';
import { IsInt, Matches, Max, Min, ValidateIf } from 'class-validator';
import { Described } from '../http/api-description.ts';
import { EffectiveField, MomentField, ReadQuery } from '../queries/read-query.dto.ts';

const ROWS = '$property must be a whole number from 1 to 1000';
const EVENTS = '$property must be a whole number from 0 to 10000';

const wholeNumber = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : value;

/** Parameters of the report and of each of its lists. */
export class ReportQuery extends ReadQuery {
  @IsInt({ message: ROWS })
  @Min(1, { message: ROWS })
  @Max(1_000, { message: ROWS })
  @Transform(wholeNumber)
  @ValidateIf((_, value) => value !== undefined)
  @Described({
    required: false,
    type: 'integer',
    minimum: 1,
    maximum: 1_000,
    default: 50,
    description: 'Items shown of each list in JSON; `paging` says where the rest is.',
  })
  rows?: number;

  @IsInt({ message: EVENTS })
  @Min(0, { message: EVENTS })
  @Max(10_000, { message: EVENTS })
  @Transform(wholeNumber)
  @ValidateIf((_, value) => value !== undefined)
  @Described({
    required: false,
    type: 'integer',
    minimum: 0,
    maximum: 10_000,
    default: 20,
    description: 'Events named by each figure in JSON; `eventCount` says how many there are.',
  })
  events?: number;
}

/** Parameters of a list of the report. */
export class ReportListQuery extends ReportQuery {
  @Matches(/^\d{1,9}$/, { message: '$property must be the "next" of the page before' })
  @ValidateIf((_, value) => value !== undefined)
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
