/** A member only where there is a value: what a file lacks is absent, never null. */
export const given = <Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [N in Name]?: Value } => (value === undefined ? {} : ({ [name]: value } as { [N in Name]: Value }));
