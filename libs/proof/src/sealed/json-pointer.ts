/** JSON pointers (RFC 6901) into JSON values, without mutation. */

const INDEX = /^(?:0|[1-9]\d*)$/;

/** The unescaped tokens, or undefined where the text is not a pointer. */
export function pointerTokens(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;
  const tokens = pointer.slice(1).split('/');
  if (!pointer.includes('~')) return tokens;
  if (/~(?![01])/.test(pointer)) return undefined;
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The pointer to a member of the value at `pointer`. */
export const pointerTo = (pointer: string, token: string | number): string =>
  `${pointer}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** One step down; undefined where the member is absent (inherited members count as absent). */
function member(parent: unknown, token: string): { readonly value: unknown } | undefined {
  if (typeof parent !== 'object' || parent === null) return undefined;
  if (Array.isArray(parent) && !INDEX.test(token)) return undefined;
  if (!Object.hasOwn(parent, token)) return undefined;
  const value = (parent as Readonly<Record<string, unknown>>)[token];
  return value === undefined ? undefined : { value };
}

/** The value at `pointer`, wrapped because it may be null; undefined where there is none. */
export function valueAt(document: unknown, pointer: string): { readonly value: unknown } | undefined {
  const tokens = pointerTokens(pointer);
  if (tokens === undefined) return undefined;
  let found: { readonly value: unknown } | undefined = { value: document };
  for (const token of tokens) {
    found = member(found.value, token);
    if (found === undefined) return undefined;
  }
  return found;
}

/**
 * A copy of `document` with existing values replaced, by pointer, none inside another. Unchanged branches are shared
 * with the original, and each changed one is copied once however many values in it change. Throws `RangeError` where
 * there is no value at a pointer.
 */
export function withValuesAt(document: unknown, replacements: Iterable<readonly [string, unknown]>): unknown {
  const copies = new Set<object>();
  const whole = { document };
  for (const [pointer, value] of replacements) {
    let parent: object = whole;
    let name = 'document';
    const tokens = pointerTokens(pointer);
    if (tokens === undefined) throw new RangeError(`'${pointer}' is not a JSON pointer`);
    for (const token of tokens) {
      const below = member(parent, name)?.value;
      if (typeof below !== 'object' || below === null) throw new RangeError(`Nothing stands at '${pointer}'`);
      const copy: object = copies.has(below) ? below : Array.isArray(below) ? [...below] : { ...below };
      copies.add(copy);
      put(parent, name, copy);
      [parent, name] = [copy, token];
    }
    if (member(parent, name) === undefined) throw new RangeError(`Nothing stands at '${pointer}'`);
    put(parent, name, value);
  }
  return whole.document;
}

function put(parent: object, name: string, value: unknown): void {
  // Plain assignment to a member named __proto__ would set the prototype.
  if (name === '__proto__') {
    Object.defineProperty(parent, name, { value, configurable: true, enumerable: true, writable: true });
  } else {
    (parent as Record<string, unknown>)[name] = value;
  }
}
