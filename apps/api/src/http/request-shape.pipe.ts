import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';
import { turns } from '@pacta/process';
import { inMinorUnits } from './amounts-as-written.ts';
import { hasLongList, listTooLong } from './long-lists.ts';
import { escaped, oddMember } from './odd-member.ts';
import { badRequest, Problem, type FieldProblem } from './problem.ts';
import type { PartClass } from './read-field.ts';
import { RequestShape } from './request-shape.ts';

/** Most characters of a pointer in an answer. */
const LONGEST_POINTER = 200;

/** class-validator's options for bodies and query strings. */
export const VALIDATION: ValidatorOptions = {
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
    const shape = RequestShape.of(metatype as PartClass);
    if (!hasLongList(given)) return shaped(shape, given, place);
    const tooLong = listTooLong(metatype as PartClass, given);
    if (tooLong !== undefined) throw malformed([tooLong]);
    return shapedInTurns(shape, given, place);
  }
}

/** @throws Problem 400 */
const shaped = (shape: RequestShape, given: object, place: string): object =>
  shape.read(given) ?? asWritten(shape, given, place);

/** The same, in steps between which others have their turn. */
async function shapedInTurns(shape: RequestShape, given: object, place: string): Promise<object> {
  await turns.next();
  const read = shape.read(given);
  await turns.next();
  return read ?? asWritten(shape, given, place);
}

/** The shape of a body with amounts as people write them. Looked at only where the body has not its shape as it is. */
function asWritten(shape: RequestShape, given: object, place: string): object {
  const { body, faults } = inMinorUnits(given);
  if (faults.length > 0 && place === '') throw malformed(faults);
  return shape.read(body as object) ?? refuse(shape, body as object, place);
}

function refuse(shape: RequestShape, given: object, place: string): never {
  const odd = oddMember(given);
  if (odd !== undefined) throw malformed([{ ...odd, pointer: (place + odd.pointer).slice(0, LONGEST_POINTER) }]);
  const errors = validateSync(shape.instanceOf(given), VALIDATION);
  throw malformed(errors.flatMap((error) => fieldProblems(error, place)));
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
