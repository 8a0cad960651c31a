import { applyDecorators } from '@nestjs/common';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { Described } from './api-description.ts';
import { MayBeAbsent } from './fields.ts';
import { Converted } from './read-field.ts';

/* Query parameters arrive as text: these decorators read them, check them and describe them, all of them optional. */

/** A whole number within a range, its ends included; `standard` is what holds without it. */
export const WholeParameter = (
  { min, max, standard }: { min: number; max: number; standard: number },
  description?: string,
): PropertyDecorator => {
  const message = `$property must be a whole number from ${min} to ${max}`;
  const digits = new RegExp(`^\\d{1,${String(max).length}}$`);
  return applyDecorators(
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
    Converted((value) => (typeof value === 'string' && digits.test(value) ? Number(value) : value)),
    MayBeAbsent(),
    Described({
      required: false,
      type: 'integer',
      minimum: min,
      maximum: max,
      default: standard,
      ...(description === undefined ? {} : { description }),
    }),
  );
};

/** `true` or `false`, kept as text. */
export const SwitchParameter = (): PropertyDecorator =>
  applyDecorators(IsIn(['true', 'false'], { message: '$property must be true or false' }), MayBeAbsent());
