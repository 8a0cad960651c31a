/** A number as printed in the file: it becomes an amount without ever being a float. */
export class NumberText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type JsonValue = string | NumberText | boolean | null | readonly JsonValue[] | JsonObject;
/** Members by name, in file order. A repeated name has its first value. */
export type JsonObject = ReadonlyMap<string, JsonValue>;

export const isObject = (value: JsonValue | undefined): value is JsonObject => value instanceof Map;

/** Text or a number, as printed; undefined for anything else, and for empty text. */
export function printed(value: JsonValue | undefined): string | undefined {
  const text = value instanceof NumberText ? value.text : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/** The objects of a list; a single object counts as a list of one. */
export const objectsIn = (value: JsonValue | undefined): readonly JsonObject[] =>
  (Array.isArray(value) ? (value as readonly JsonValue[]) : value === undefined ? [] : [value]).filter(isObject);
