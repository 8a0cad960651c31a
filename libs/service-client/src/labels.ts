/** The data with each `"$label"` replaced by the id that its line created, or the first unknown label. */
export function withLabels(
  value: unknown,
  made: ReadonlyMap<string, string>,
): { readonly value: unknown } | { readonly unknown: string } {
  let unknown: string | undefined;
  const exchanged = exchange(value, (label) => {
    const id = made.get(label);
    if (id === undefined) unknown ??= label;
    return id ?? '';
  });
  return unknown === undefined ? { value: exchanged } : { unknown };
}

function exchange(value: unknown, idOf: (label: string) => string): unknown {
  if (typeof value === 'string') return /^\$[\w.-]+$/.test(value) ? idOf(value.slice(1)) : value;
  if (Array.isArray(value)) return value.map((entry) => exchange(entry, idOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, exchange(member, idOf)]));
}
