import type { FieldProblem } from './problem.ts';

/** Names on Object.prototype: class-validator takes `toString` for a known field. */
export function oddMember(value: object): FieldProblem | undefined {
  for (const name of Object.keys(value)) {
    if (name in Object.prototype) return { pointer: `/${escaped(name)}`, message: 'is not a field of this request' };
    const member = (value as Readonly<Record<string, unknown>>)[name];
    const odd = typeof member === 'object' && member !== null ? oddMember(member) : undefined;
    if (odd !== undefined) return { ...odd, pointer: `/${escaped(name)}${odd.pointer}` };
  }
  return undefined;
}

/** A name as a token of a JSON pointer (RFC 6901). */
export const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
