import { describedFields } from './api-description.ts';
import type { FieldProblem } from './problem.ts';

/** Entries of a list from which checking it takes some milliseconds. */
const LONG = 100;

/** The first list of a body that holds more entries than its field may: said before any entry is looked at. */
export function listTooLong(shape: new () => object, given: object): FieldProblem | undefined {
  for (const [name, entries] of longLists(given)) {
    const { minItems = 0, maxItems = Infinity } = fieldOf(shape.prototype as object, name) ?? {};
    if (entries.length <= maxItems) continue;
    const bounds = minItems === 0 ? `at most ${maxItems}` : `${minItems} to ${maxItems}`;
    return { pointer: `/${name}`, message: `must be a list of ${bounds} entries` };
  }
  return undefined;
}

/** Whether a body takes long to check. */
export const hasLongList = (given: object): boolean => longLists(given).length > 0;

const longLists = (given: object): readonly [name: string, entries: readonly unknown[]][] =>
  Object.entries(given).filter(
    (field): field is [string, unknown[]] => Array.isArray(field[1]) && field[1].length > LONG,
  );

/** Bounds of a field of a class, or of one that it extends. */
function fieldOf(
  prototype: object,
  name: string,
): { readonly minItems?: number; readonly maxItems?: number } | undefined {
  for (let at: object | null = prototype; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const field = describedFields.get(at)?.get(name);
    if (field !== undefined) return field;
  }
  return undefined;
}
