/**
 * Whether two JSON values have the same canonical text (RFC 8785), without building it. Members that are `undefined`
 * count as absent.
 */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((entry, index) => sameJson(entry, other[index]))
    );
  const names = namesOf(one);
  return (
    names.length === namesOf(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameJson(memberOf(one, name), memberOf(other, name)))
  );
}

const memberOf = (value: object, name: string): unknown => (value as Readonly<Record<string, unknown>>)[name];

const namesOf = (value: object): readonly string[] =>
  Object.keys(value).filter((name) => memberOf(value, name) !== undefined);
