import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Described } from './api-description.ts';
import {
  ACTOR_ID,
  CURRENCY_CODE,
  isPlainDate,
  KEY,
  MINOR_UNITS,
  MONTH,
  PERIOD,
  QUANTITY,
  RATE,
  SHA256_HEX,
  SHARE,
  tidyText,
} from '@pacta/ledger';
import { IsBoolean, IsIn, IsInt, IsObject, Max, Min, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';

import { Converted, Holds, type PartClass } from './read-field.ts';
import { isGiven } from './request-shape.ts';

/*
 * One decorator per kind of field declares both its validation and its OpenAPI schema. Bounds are the event catalogue's,
 * imported from libs/ledger, so that a valid request makes a valid event.
 */

export interface FieldOptions {
  readonly description?: string;
  readonly optional?: boolean;
  readonly example?: unknown;
}

/** Constraints of a string. */
export interface Form {
  readonly fits: (text: string) => boolean;
  /** Ends the sentence '<field> must be …'. */
  readonly what: string;
  readonly schema: {
    readonly pattern?: string;
    readonly format?: string;
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly 'x-pacta-names'?: string;
  };
}

export const described = (
  { description, optional, example }: FieldOptions,
  schema: ApiPropertyOptions,
): PropertyDecorator =>
  Described({
    ...schema,
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example }),
    required: optional !== true,
  } as ApiPropertyOptions);

/** Optional means absent; null is refused. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf(isGiven);

export const mayBeAbsent = (options: FieldOptions): PropertyDecorator[] =>
  options.optional === true ? [MayBeAbsent()] : [];

export function formed(form: Form, options: FieldOptions, each = false): PropertyDecorator[] {
  const validate = (value: unknown): boolean => typeof value === 'string' && form.fits(value);
  return [
    ValidateBy(
      {
        name: 'form',
        validator: { validate, defaultMessage: () => `${each ? 'each entry' : '$property'} must be ${form.what}` },
      },
      each ? { each } : {},
    ),
    ...mayBeAbsent(options),
  ];
}

const stringField =
  (form: Form) =>
  (options: FieldOptions = {}): PropertyDecorator =>
    applyDecorators(...formed(form, options), described(options, { type: String, ...form.schema }));

const byPattern = (pattern: RegExp, what: string, example: string): ((options?: FieldOptions) => PropertyDecorator) => {
  const field = stringField({ fits: (text) => pattern.test(text), what, schema: { pattern: pattern.source } });
  return (options = {}) => field({ example, ...options });
};

const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const CONTROL_BUT_LAYOUT = /[^\P{Cc}\n\t]/u;

const words = (max: number, forbidden: RegExp, kind: string): Form => ({
  fits: (text) => text.length > 0 && text.length <= max && text.isWellFormed() && !forbidden.test(text),
  what: `${kind} of 1 to ${max} characters`,
  schema: { minLength: 1, maxLength: max },
});

const tidied = (value: unknown): unknown =>
  typeof value === 'string' && value.isWellFormed() ? tidyText(value) : value;
export const Tidy = (): PropertyDecorator =>
  Converted((value) => (Array.isArray(value) ? value.map(tidied) : tidied(value)));

export const lineForm = (max: number): Form => words(max, CONTROL, 'one line');
export const textForm = (max: number): Form => words(max, CONTROL_BUT_LAYOUT, 'text');

/** One line of text, trimmed and normalised (NFC) before its length is checked. */
export const LineField = (max: number, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(Tidy(), stringField(lineForm(max))(options));

/** Text of one or more lines. */
export const TextField = (max: number, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(Tidy(), stringField(textForm(max))(options));

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const isUuid = (text: string): boolean => UUID.test(text);
export const uuidForm: Form = {
  fits: isUuid,
  what: 'an id such as 3f0c2c8e-7d1a-5c4e-9b2f-0a1b2c3d4e5f',
  schema: { format: 'uuid' },
};

export const IdField = stringField(uuidForm);

/** The id of an event. The document says so, by which a command file's `$label` becomes the event of its line. */
export const eventIdForm: Form = { ...uuidForm, schema: { ...uuidForm.schema, 'x-pacta-names': 'event' } };
export const EventIdField = stringField(eventIdForm);

export const keyForm: Form = {
  fits: (text) => KEY.test(text),
  what: 'letters, digits and . _ - (at most 64)',
  schema: { pattern: KEY.source },
};

/** A name that is unique within its resource, such as a stage or `2026-03`. */
export const KeyField = (options: FieldOptions = {}): PropertyDecorator =>
  stringField(keyForm)({ example: 'raw-materials', ...options });
export const ActorField = byPattern(ACTOR_ID, 'an actor id: letters, digits and . _ : -', 'demo-funder');
export const CurrencyField = byPattern(CURRENCY_CODE, 'an ISO 4217 code such as EUR', 'EUR');
export const MinorUnitsField = byPattern(
  MINOR_UNITS,
  'whole minor units as a string of digits, such as "35000000"',
  '35000000',
);
export const HashField = byPattern(
  SHA256_HEX,
  'a SHA-256 in lower-case hex',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
);
export const PeriodField = byPattern(PERIOD, 'a month 2026-03, a quarter 2026-Q1, a year 2026 or FY2026', '2026-Q1');
export const MonthField = byPattern(MONTH, 'a month such as 2026-03', '2026-03');
export const QuantityField = byPattern(QUANTITY, 'a decimal number as text, without trailing zeros', '12.5');
export const PairField = byPattern(/^[A-Z]{3}[-/]?[A-Z]{3}$/, 'two ISO 4217 codes, such as EUR/USD', 'EUR/USD');
export const RateField = byPattern(RATE, 'a decimal number as text, such as 1.0850', '1.0850');
export const ShareField = byPattern(SHARE, 'a fraction such as 2/3', '2/3');

const dateField = stringField({ fits: isPlainDate, what: 'a calendar day, YYYY-MM-DD', schema: { format: 'date' } });
export const DateField = (options: FieldOptions = {}): PropertyDecorator =>
  dateField({ example: '2026-03-31', ...options });

export const ChoiceField = (values: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    IsIn(values as string[], { message: `$property must be one of ${values.join(', ')}` }),
    ...mayBeAbsent(options),
    described(options, { type: String, enum: values as string[] }),
  );

export const FlagField = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    IsBoolean({ message: '$property must be true or false' }),
    ...mayBeAbsent(options),
    described(options, { type: Boolean }),
  );

/** A whole number within a range, its ends included. */
export const WholeField = (
  { min, max }: { min: number; max: number },
  options: FieldOptions = {},
): PropertyDecorator => {
  const message = `$property must be a whole number from ${min} to ${max}`;
  return applyDecorators(
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
    ...mayBeAbsent(options),
    described(options, { type: 'integer', minimum: min, maximum: max }),
  );
};

/** A nested object. */
export const PartField = (part: () => PartClass, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    IsObject({ message: '$property must be an object' }),
    ValidateNested(),
    Holds(part),
    ...mayBeAbsent(options),
    described(options, { type: () => part() }),
  );
