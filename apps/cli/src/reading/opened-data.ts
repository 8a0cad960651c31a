/** The data of an event with its opened fields in place; the keys of `opened` are RFC 6901 pointers. */
export function withOpened(
  data: unknown,
  opened: Readonly<Record<string, { readonly value: unknown }>>,
  pointer = '',
): unknown {
  if (Object.hasOwn(opened, pointer)) return opened[pointer]?.value;
  if (Array.isArray(data)) return data.map((entry, index) => withOpened(entry, opened, `${pointer}/${index}`));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, member]) => [
      name,
      withOpened(member, opened, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    ]),
  );
}
