import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import type { z } from 'zod';
import { described, mayBeAbsent, type FieldOptions } from './fields.ts';

/**
 * A nested object that is validated with the event catalogue's own schema, for structures too deep for a decorator per
 * field. The message names the invalid place.
 */
export const ShapeField = (schema: z.ZodType, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    ValidateBy({
      name: 'shape',
      validator: {
        validate: (value) => schema.safeParse(value).success,
        defaultMessage: (given) => faultOf(schema, given?.value),
      },
    }),
    ...mayBeAbsent(options),
    described(options, { type: 'object', additionalProperties: true }),
  );

function faultOf(schema: z.ZodType, value: unknown): string {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  const place = (issue?.path ?? []).map(String).join('/');
  return `must be as docs/leverage.md says${place === '' ? '' : `, at ${place}`}: ${issue?.message ?? 'wrong'}`;
}
