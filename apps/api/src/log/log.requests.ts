import { applyDecorators } from '@nestjs/common';
import { IsBoolean, IsInt, Matches, Min } from 'class-validator';
import { Described } from '../http/api-description.ts';
import { ActorField, IdField, MayBeAbsent } from '../http/fields.ts';
import { Converted } from '../http/read-field.ts';
import { PageQuery } from '../queries/read-query.dto.ts';

/* What picks events out, wherever they are listed or followed. */

const TypesField = (): PropertyDecorator =>
  applyDecorators(
    Matches(/^[A-Z][A-Za-z]{0,80}(\.v\d{1,4})?(,[A-Z][A-Za-z]{0,80}(\.v\d{1,4})?){0,19}$/, {
      message: '$property must be event types, separated by commas; without a version, all of them',
    }),
    MayBeAbsent(),
    Described({ required: false, example: 'Pledged,Disbursed.v1' }),
  );

const StreamField = (): PropertyDecorator =>
  applyDecorators(
    Matches(/^[a-z]{1,20}-[A-Za-z0-9-]{1,80}$/, { message: '$property must be the name of a stream' }),
    MayBeAbsent(),
    Described({ required: false, example: 'ledger-main' }),
  );

const PartnershipField = (): PropertyDecorator =>
  IdField({ optional: true, description: 'Events of this partnership.' });

const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

const RecordedField = (description: string, example: string): PropertyDecorator =>
  applyDecorators(
    Matches(MOMENT, { message: '$property must be a date or an instant' }),
    MayBeAbsent(),
    Described({ required: false, description, example }),
  );

/** Filters of the log; an event must match all of them. */
export class LogQuery extends PageQuery {
  @TypesField()
  type?: string;

  @StreamField()
  stream?: string;

  @ActorField({ optional: true })
  actor?: string;

  @RecordedField('Recorded on this day or later; a date or an instant.', '2026-03-01')
  since?: string;

  @RecordedField('Recorded on this day or earlier; a date or an instant.', '2026-03-31')
  until?: string;

  @PartnershipField()
  partnership?: string;

  @IsBoolean({ message: '$property must be true or false' })
  @Converted((value) => (value === 'true' ? true : value === 'false' ? false : value))
  @MayBeAbsent()
  @Described({ required: false, description: 'Newest first.' })
  reverse?: boolean;
}

const asNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^(-1|\d{1,15})$/.test(value) ? Number(value) : value;

/** Filters of an event stream; an event must match all of them. */
export class FollowQuery {
  @TypesField()
  type?: string;

  @StreamField()
  stream?: string;

  @ActorField({ optional: true })
  actor?: string;

  @PartnershipField()
  partnership?: string;

  @Min(-1, { message: '$property must be a position, or -1 for the beginning' })
  @IsInt({ message: '$property must be a position, or -1 for the beginning' })
  @Converted(asNumber)
  @MayBeAbsent()
  @Described({
    required: false,
    type: 'integer',
    minimum: -1,
    description:
      'Begin behind this leaf index, -1 for the beginning. Last-Event-ID beats it; without either, from now on.',
  })
  after?: number;

  @Min(1, { message: '$property must be a whole number from 1' })
  @IsInt({ message: '$property must be a whole number from 1' })
  @Converted(asNumber)
  @MayBeAbsent()
  @Described({ required: false, type: 'integer', minimum: 1, description: 'End after so many events.' })
  limit?: number;
}
