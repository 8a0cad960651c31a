import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import {
  described,
  formed,
  keyForm,
  mayBeAbsent,
  textForm,
  Tidy,
  uuidForm,
  type FieldOptions,
  type Form,
  type PartClass,
} from './fields.ts';

/** How many entries, and how long each may be where it is text. */
interface Count {
  readonly min?: number;
  readonly max: number;
}

function listed({ min = 0, max }: Count): PropertyDecorator[] {
  const message =
    min === 0
      ? `$property must be a list of at most ${max} entries`
      : `$property must be a list of ${min} to ${max} entries`;
  return [IsArray({ message }), ArrayMinSize(min, { message }), ArrayMaxSize(max, { message })];
}

const bounds = ({ min = 0, max }: Count) => ({ isArray: true as const, minItems: min, maxItems: max });

const stringsField = (form: Form, count: Count, options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    ...listed(count),
    ...formed(form, options, true),
    described(options, { type: String, ...form.schema, ...bounds(count) } as ApiPropertyOptions),
  );

/** A list of texts, each of at most `length` characters. */
export const TextsField = (count: Count & { readonly length: number }, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(Tidy(), stringsField(textForm(count.length), count, options));

export const IdsField = (max: number, options: FieldOptions = {}, min = 0): PropertyDecorator =>
  stringsField(uuidForm, { min, max }, options);

export const KeysField = (count: Count, options: FieldOptions = {}): PropertyDecorator =>
  stringsField(keyForm, count, options);

/** A list of nested objects. */
export const PartsField = (part: () => PartClass, count: Count, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    ...listed(count),
    IsObject({ each: true, message: 'each entry must be an object' }),
    ValidateNested({ each: true }),
    Type(part),
    ...mayBeAbsent(options),
    described(options, { type: () => part(), ...bounds(count) } as ApiPropertyOptions),
  );
