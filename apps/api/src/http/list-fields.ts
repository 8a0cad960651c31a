import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import {
  described,
  formed,
  keyForm,
  lineForm,
  mayBeAbsent,
  textForm,
  Tidy,
  eventIdForm,
  uuidForm,
  type FieldOptions,
  type Form,
} from './fields.ts';
import { Holds, type PartClass } from './read-field.ts';

/** Number of entries: the most, or the fewest and the most. */
type Count = number | { readonly min: number; readonly max: number };

const range = (count: Count): { readonly min: number; readonly max: number } =>
  typeof count === 'number' ? { min: 0, max: count } : count;

function listed(count: Count): PropertyDecorator[] {
  const { min, max } = range(count);
  const message =
    min === 0
      ? `$property must be a list of at most ${max} entries`
      : `$property must be a list of ${min} to ${max} entries`;
  return [IsArray({ message }), ArrayMinSize(min, { message }), ArrayMaxSize(max, { message })];
}

function bounds(count: Count) {
  const { min, max } = range(count);
  return { isArray: true as const, minItems: min, maxItems: max };
}

const stringsField = (form: Form, count: Count, options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    ...listed(count),
    ...formed(form, options, true),
    described(options, { type: String, ...form.schema, ...bounds(count) } as ApiPropertyOptions),
  );

/** A list of texts, each of at most `length` characters. */
export const TextsField = (count: Count, length: number, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(Tidy(), stringsField(textForm(length), count, options));

/** A list of one-line texts, each of at most `length` characters. */
export const LinesField = (count: Count, length: number, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(Tidy(), stringsField(lineForm(length), count, options));

export const IdsField = (count: Count, options: FieldOptions = {}): PropertyDecorator =>
  stringsField(uuidForm, count, options);

/** Ids of events. */
export const EventIdsField = (count: Count, options: FieldOptions = {}): PropertyDecorator =>
  stringsField(eventIdForm, count, options);

export const KeysField = (count: Count, options: FieldOptions = {}): PropertyDecorator =>
  stringsField(keyForm, count, options);

/** A list of nested objects. */
export const PartsField = (part: () => PartClass, count: Count, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    ...listed(count),
    IsObject({ each: true, message: 'each entry must be an object' }),
    ValidateNested({ each: true }),
    Holds(part),
    ...mayBeAbsent(options),
    described(options, { type: () => part(), ...bounds(count) } as ApiPropertyOptions),
  );
