import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';
import { turns } from '@pacta/process';
import { hasLongList, listTooLong } from './long-lists.ts';
import { badRequest, Problem, type FieldProblem } from './problem.ts';
import { memoizeChecks } from './validation-metadata.ts';

memoizeChecks();

/** Most characters of a pointer in an answer. */
const LONGEST_POINTER = 200;

/** class-validator's options for bodies and query strings. */
const VALIDATION: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: false },
};

const BUILT_IN: readonly unknown[] = [String, Number, Boolean, Array, Object, undefined];

/** Validates bodies and query strings against their class; each fault has a JSON pointer. */
@Injectable()
export class RequestShapePipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || BUILT_IN.includes(metatype)) return value;
    const place = type === 'body' ? '' : `/${type}`;
    // An absent body has no fields; `null` is a body, and an invalid one.
    const given = value === undefined ? {} : value;
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      throw malformed([{ pointer: place, message: 'must be a JSON object' }]);
    const shape = metatype as new () => object;
    const tooLong = listTooLong(shape, given);
    if (tooLong !== undefined) throw malformed([tooLong]);
    return hasLongList(given) ? shapedInTurns(shape, given, place) : shaped(shape, given, place);
  }
}

/** @throws Problem 400 */
function shaped(shape: new () => object, given: object, place: string): unknown {
  refuseOdd(given, place);
  return withoutAbsent(valid(plainToInstance(shape, given), place));
}

/** The same, in steps between which others have their turn. */
async function shapedInTurns(shape: new () => object, given: object, place: string): Promise<unknown> {
  await turns.next();
  refuseOdd(given, place);
  const instance = plainToInstance(shape, given);
  await turns.next();
  const checked = valid(instance, place);
  await turns.next();
  return withoutAbsent(checked);
}

function refuseOdd(given: object, place: string): void {
  const odd = oddMember(given);
  if (odd !== undefined) throw malformed([{ ...odd, pointer: (place + odd.pointer).slice(0, LONGEST_POINTER) }]);
}

function valid(instance: object, place: string): object {
  const errors = validateSync(instance, VALIDATION);
  if (errors.length > 0) throw malformed(errors.flatMap((error) => fieldProblems(error, place)));
  return instance;
}

function malformed(errors: readonly FieldProblem[]): Problem {
  const [first] = errors;
  const where = first === undefined || first.pointer === '' ? 'The body' : first.pointer;
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return badRequest(
    'malformed-request',
    `${where} ${first?.message ?? 'is wrong'}${others}.`,
    'Mend the fields named in errors; the shape stands in /openapi.json.',
    errors,
  );
}

/** Names on Object.prototype: class-validator takes `toString` for a known field. */
function oddMember(value: object): FieldProblem | undefined {
  for (const name of Object.keys(value)) {
    if (name in Object.prototype) return { pointer: `/${escaped(name)}`, message: 'is not a field of this request' };
    const member = (value as Readonly<Record<string, unknown>>)[name];
    const odd = typeof member === 'object' && member !== null ? oddMember(member) : undefined;
    if (odd !== undefined) return { ...odd, pointer: `/${escaped(name)}${odd.pointer}` };
  }
  return undefined;
}

function fieldProblems(error: ValidationError, parent: string): FieldProblem[] {
  const pointer = `${parent}/${escaped(error.property)}`;
  const constraints = Object.entries(error.constraints ?? {});
  const own = constraints.map(([kind, message]): FieldProblem => ({
    pointer,
    message: sentenceOf(kind, message, error.property),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, pointer))];
}

const sentenceOf = (kind: string, message: string, property: string): string =>
  kind === 'whitelistValidation'
    ? 'is not a field of this request'
    : message.startsWith(`${property} `)
      ? message.slice(property.length + 1)
      : message;

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Plain objects without undefined members: class fields exist even where nothing was sent. */
function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value !== 'object' || value === null) return value;
  const plain: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) if (member !== undefined) plain[name] = withoutAbsent(member);
  return plain;
}
