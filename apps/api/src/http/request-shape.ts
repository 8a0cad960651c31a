import { getMetadataStorage } from 'class-validator';
import { oddMember } from './odd-member.ts';
import { conversionOf, partOf, type Conversion, type PartClass } from './read-field.ts';

type ValidationMetadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Check = (value: unknown) => boolean;

/** A field of a request, with class-validator's checks of it. */
interface Field {
  readonly name: string;
  readonly mayBeAbsent: boolean;
  readonly convert: Conversion | undefined;
  readonly checks: readonly Check[];
  readonly part: PartClass | undefined;
}

/** A field has no value that class-validator would accept. */
const UNSOUND = Symbol('unsound');

/** When a field that may be absent is checked: `null` is not absent. */
export const isGiven = (_request: unknown, value: unknown): boolean => value !== undefined;

/**
 * The fields of a class of requests and class-validator's own checks of them, looked up once. class-validator searches
 * the checks of all classes for every object, and makes an error of every field before it checks it.
 */
export class RequestShape {
  static readonly #known = new WeakMap<PartClass, RequestShape>();

  readonly #shape: PartClass;
  readonly #fields: ReadonlyMap<string, Field>;
  readonly #listed: readonly Field[];

  static of(shape: PartClass): RequestShape {
    const known = this.#known.get(shape);
    if (known !== undefined) return known;
    const made = new RequestShape(shape);
    this.#known.set(shape, made);
    return made;
  }

  private constructor(shape: PartClass) {
    this.#shape = shape;
    const found = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
    this.#fields = new Map(
      Object.entries(Object.groupBy(found, ({ propertyName }) => propertyName)).map(([name, checks = []]) => [
        name,
        fieldOf(shape, name, checks),
      ]),
    );
    this.#listed = [...this.#fields.values()];
  }

  /** What was sent, converted and without absent members; undefined where class-validator finds a fault in it. */
  read(given: object): object | undefined {
    // An object of a class without checks is one that class-validator does not know.
    if (this.#fields.size === 0) return undefined;
    for (const name of Object.keys(given)) if (!this.#fields.has(name)) return undefined;
    const read: Record<string, unknown> = {};
    for (const field of this.#listed) {
      const value = readField(field, (given as Readonly<Record<string, unknown>>)[field.name]);
      if (value === UNSOUND) return undefined;
      if (value !== undefined) read[field.name] = value;
    }
    return read;
  }

  /** What was sent as an instance of its class, for class-validator to say what is wrong with it. */
  instanceOf(given: object): object {
    const instance = new this.#shape() as Record<string, unknown>;
    for (const [name, value] of Object.entries(given)) {
      const { convert, part } = this.#fields.get(name) ?? {};
      const converted = convert === undefined ? value : convert(value);
      instance[name] =
        part === undefined ? converted : eachPart(converted, (each) => RequestShape.of(part).instanceOf(each));
    }
    return instance;
  }
}

function fieldOf(shape: PartClass, name: string, found: readonly ValidationMetadata[]): Field {
  const conditions = found.filter(({ type }) => type === 'conditionalValidation');
  const checks = found.filter(({ type }) => type === 'customValidation');
  const nested = found.filter(({ type }) => type === 'nestedValidation');
  const isOdd =
    found.length > conditions.length + checks.length + nested.length ||
    conditions.some(({ constraints }) => constraints[0] !== isGiven) ||
    found.some(({ groups, validateIf }) =>
      [groups, validateIf].some((limit) => limit !== undefined && limit.length > 0),
    );
  const part = partOf(shape, name);
  if (isOdd || nested.length > 0 !== (part !== undefined))
    throw new Error(`${shape.name}.${name} has checks that requests are not read with`);
  return {
    name,
    mayBeAbsent: conditions.length > 0,
    convert: conversionOf(shape, name),
    checks: checks.flatMap(checksOf),
    part,
  };
}

function checksOf({ constraintCls, constraints, each, propertyName }: ValidationMetadata): Check[] {
  const given = { constraints, property: propertyName, targetName: '', object: {}, value: undefined };
  return getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance }): Check => {
      const check: Check = (value) => Boolean(instance.validate(value, given));
      return each ? (value) => (Array.isArray(value) ? value.every(check) : check(value)) : check;
    });
}

/** The value as it is read; undefined where it is absent and may be. */
function readField({ mayBeAbsent, convert, checks, part }: Field, given: unknown): unknown {
  if (given === undefined && mayBeAbsent) return undefined;
  const value = convert === undefined || given === undefined ? given : convert(given);
  for (const check of checks) if (!check(value)) return UNSOUND;
  // JSON has a zero below zero, which no event would keep.
  if (value === 0) return 0;
  if (part === undefined) return typeof value === 'object' && value !== null && oddMember(value) ? UNSOUND : value;
  let isSound = true;
  const read = eachPart(value, (each) => {
    const found = RequestShape.of(part).read(each);
    isSound &&= found !== undefined;
    return found;
  });
  return isSound ? read : UNSOUND;
}

/** The objects of a field that holds one, or a list of them, changed; anything else as it is. */
function eachPart(value: unknown, change: (part: object) => unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => eachPart(entry, change));
  return typeof value === 'object' && value !== null ? change(value) : value;
}
