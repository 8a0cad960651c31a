/** What is wrong with a JSON text, and where. */
export interface JsonFault {
  /** `not-json`; `name-twice`: two members of one object have the same name, so readers would differ in what it says. */
  readonly kind: 'not-json' | 'name-twice';
  /** Offset of the first character at fault; the text's length where it ends too early. */
  readonly at: number;
  /** RFC 6901 pointer to the value at fault, or to what holds it. */
  readonly pointer: string;
}

const BLANKS = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * The first fault of a JSON text; undefined where it has none. Slower than JSON.parse, which often says no place and never
 * that a name is there twice: for texts that are known to have a fault. It recurses, so the depth must be known to be bounded.
 */
export function jsonFaultOf(text: string): JsonFault | undefined {
  let at = 0;
  let fault: JsonFault | undefined;
  const path: (string | number)[] = [];
  const pointer = (): string => path.map((part) => `/${escaped(String(part))}`).join('');
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const taken = pattern.test(text);
    if (taken) at = pattern.lastIndex;
    return taken;
  };
  const takeSign = (sign: string): boolean => {
    take(BLANKS);
    if (text[at] !== sign) return false;
    at += 1;
    take(BLANKS);
    return true;
  };
  const list = (close: string, item: (index: number) => boolean): boolean => {
    if (takeSign(close)) return true;
    let index = 0;
    do if (!item(index++)) return false;
    while (takeSign(','));
    return takeSign(close);
  };
  const within = (part: string | number): boolean => {
    path.push(part);
    const whole = value();
    if (whole) path.pop();
    return whole;
  };
  const object = (): boolean => {
    const names = new Set<string>();
    return list('}', () => {
      const from = at;
      if (!take(STRING)) return false;
      const name = JSON.parse(text.slice(from, at)) as string;
      if (names.has(name)) {
        path.push(name);
        fault = { kind: 'name-twice', at: from, pointer: pointer() };
        return false;
      }
      names.add(name);
      return takeSign(':') && within(name);
    });
  };
  const value = (): boolean => {
    if (takeSign('{')) return object();
    if (takeSign('[')) return list(']', within);
    return take(STRING) || take(SCALAR);
  };
  take(BLANKS);
  const whole = value();
  take(BLANKS);
  if (whole && at === text.length) return undefined;
  return fault ?? { kind: 'not-json', at, pointer: pointer() };
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
