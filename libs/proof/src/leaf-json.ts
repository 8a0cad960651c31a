/** Why a value is not allowed in a leaf, and where. */
export interface LeafFault {
  /** RFC 6901 JSON pointer to the offending value; the empty string is the whole. */
  readonly pointer: string;
  readonly why: string;
}

/** A value is not allowed in a leaf: it has no canonical form that every reader agrees on. */
export class LeafJsonError extends Error {
  override readonly name = 'LeafJsonError';
  readonly fault: LeafFault;
  constructor(fault: LeafFault) {
    super(`${fault.pointer === '' ? 'The value' : `The value at ${fault.pointer}`} ${fault.why}.`);
    this.fault = fault;
  }
}

/** Deeper nesting is refused, which also stops at cycles. */
export const MAX_LEAF_DEPTH = 64;

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

function primitiveFault(value: unknown): string | undefined {
  switch (typeof value) {
    case 'boolean':
      return undefined;
    case 'string':
      return value.isWellFormed() ? undefined : 'is text with a lone surrogate';
    case 'number':
      return Number.isSafeInteger(value) ? undefined : 'is not a whole number that JSON carries exactly';
    default:
      return `is ${typeof value}, which JSON has not`;
  }
}

function kindFault(value: object, depth: number): string | undefined {
  if (depth > MAX_LEAF_DEPTH) return `is nested deeper than ${MAX_LEAF_DEPTH}`;
  if ('toJSON' in value) return 'has a toJSON of its own';
  if (Array.isArray(value)) return undefined;
  const kind = Object.prototype.toString.call(value);
  return kind === '[object Object]' ? undefined : `is ${kind.slice(8, -1)}, which JSON has not`;
}

/**
 * The first value that a leaf may not contain, or undefined; `pointer` is that of `value` itself. Leaves hold no
 * floats: numbers are integers within ±(2^53 − 1), amounts are strings of minor units. An `undefined` member counts as
 * absent.
 */
export function findLeafFault(value: unknown, pointer = ''): LeafFault | undefined {
  const fault = faultIn(value, 1);
  return fault && { ...fault, pointer: pointer + fault.pointer };
}

function faultIn(value: unknown, depth: number): LeafFault | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'object') return faultHere(primitiveFault(value));
  const why = kindFault(value, depth);
  if (why !== undefined) return faultHere(why);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const fault = faultIn(value[index], depth + 1);
      if (fault !== undefined) return faultWithin(String(index), fault);
    }
    return undefined;
  }
  for (const name of Object.keys(value)) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (member === undefined) continue;
    const fault = name.isWellFormed() ? faultIn(member, depth + 1) : faultHere('has a name with a lone surrogate');
    if (fault !== undefined) return faultWithin(name, fault);
  }
  return undefined;
}

const faultHere = (why: string | undefined): LeafFault | undefined =>
  why === undefined ? undefined : { pointer: '', why };

/** The pointer is built only on return from a fault: nearly all values are valid. */
const faultWithin = (name: string, { pointer, why }: LeafFault): LeafFault => ({
  pointer: `/${escapeToken(name)}${pointer}`,
  why,
});

/** Throws `LeafJsonError`, with the pointer, where `value` is not allowed in a leaf. */
export function assertLeafJson(value: unknown): void {
  const fault = findLeafFault(value);
  if (fault !== undefined) throw new LeafJsonError(fault);
}
