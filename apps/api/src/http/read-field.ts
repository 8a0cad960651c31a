import 'reflect-metadata';

/** Class of a nested object of a request. */
export type PartClass = new () => object;

const CONVERSION = 'pacta:conversion';
const PART = 'pacta:part';

export type Conversion = (value: unknown) => unknown;

/** Changes what was sent for this field before it is checked. Anything that it can't read it returns as it is. */
export const Converted =
  (convert: Conversion): PropertyDecorator =>
  (target, field) =>
    Reflect.defineMetadata(CONVERSION, convert, target, field);

/** The field holds an object of this class, or a list of them. */
export const Holds =
  (part: () => PartClass): PropertyDecorator =>
  (target, field) =>
    Reflect.defineMetadata(PART, part, target, field);

/** Also of fields that the class inherits. */
export const conversionOf = (shape: PartClass, field: string): Conversion | undefined =>
  Reflect.getMetadata(CONVERSION, shape.prototype as object, field) as Conversion | undefined;

export const partOf = (shape: PartClass, field: string): PartClass | undefined =>
  (Reflect.getMetadata(PART, shape.prototype as object, field) as (() => PartClass) | undefined)?.();
