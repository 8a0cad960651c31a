import { applyDecorators } from '@nestjs/common';
import { Matches } from 'class-validator';
import { Described } from '../http/api-description.ts';
import { MayBeAbsent } from '../http/fields.ts';
import { WholeParameter } from '../http/query-fields.ts';

const MOMENTS = ['@120', '2026-03-31', '2026-03-31T10:00:00Z', '2026-Q1'];

/** A moment of the log: @<position>, a date (the end of that day), an instant, or a period word. */
export const MomentField = ({ required, description }: { required: boolean; description: string }): PropertyDecorator =>
  applyDecorators(
    Matches(/^[@0-9A-Za-z:.+-]{1,40}$/, {
      message: '$property must be @<position>, a date, an instant or a period word',
    }),
    ...(required ? [] : [MayBeAbsent()]),
    Described({
      required,
      description: `${description} @<position>, a date (the end of that day), an instant, or a period word such as 2026-Q1.`,
      examples: MOMENTS,
    }),
  );

/** The days on which something was true, whenever it was recorded. */
export const EffectiveField = (): PropertyDecorator =>
  applyDecorators(
    Matches(/^[0-9A-Za-z.-]{1,40}$/, {
      message: '$property must be a date, a period word, or two of them with .. between',
    }),
    MayBeAbsent(),
    Described({
      required: false,
      description:
        'Only what was true on these days, whenever it was recorded: a date, a period word, or a range such as ..2026-03-31. Entries without a day are left out. May be combined with the moment.',
      examples: ['2026-03', '2026-03-31', '2026-Q1..2026-Q2'],
    }),
  );

/** Parameters of a read about one day, or none. */
export class AsOfQuery {
  @MomentField({ required: false, description: 'The ledger as it stood:' })
  asOf?: string;
}

/** Parameters of every other read. */
export class ReadQuery extends AsOfQuery {
  @EffectiveField()
  effective?: string;
}

/** Parameters of every list. */
export class PageQuery extends ReadQuery {
  @WholeParameter({ min: 1, max: 1000, standard: 100 })
  limit?: number;

  @Matches(/^[A-Za-z0-9_-]{1,400}$/, { message: '$property must be the "next" of the page before' })
  @MayBeAbsent()
  @Described({ required: false, description: '"next" of the page before, with the same filters.' })
  cursor?: string;
}
