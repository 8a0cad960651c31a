/** What a line made: `id` is its answer's, `eventId` that of the first event that it recorded. */
export interface Made {
  readonly id: string;
  readonly eventId: string;
}

/**
 * The data with each `"$label"` replaced by what its line made, or the first unknown label. A member of `eventMembers`
 * takes the event, any other one the id.
 */
export function withLabels(
  data: Readonly<Record<string, unknown>>,
  made: ReadonlyMap<string, Made>,
  eventMembers: ReadonlySet<string>,
): { readonly data: Readonly<Record<string, unknown>> } | { readonly unknown: string } {
  let unknown: string | undefined;
  const exchanged = Object.entries(data).map(([name, member]) => [
    name,
    exchange(member, (label) => {
      const known = made.get(label);
      if (known === undefined) unknown ??= label;
      return (eventMembers.has(name) ? known?.eventId : known?.id) ?? '';
    }),
  ]);
  return unknown === undefined ? { data: Object.fromEntries(exchanged) } : { unknown };
}

function exchange(value: unknown, idOf: (label: string) => string): unknown {
  if (typeof value === 'string') return /^\$[\w.-]+$/.test(value) ? idOf(value.slice(1)) : value;
  if (Array.isArray(value)) return value.map((entry) => exchange(entry, idOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, exchange(member, idOf)]));
}
