import type { Source } from '@pacta/ledger';

const isSource = (value: object): value is Source => 'eventId' in value && 'position' in value && 'recordedAt' in value;

function collect(value: object, found: Map<number, Source>): void {
  if (isSource(value)) found.set(value.position, value);
  else if (Array.isArray(value))
    for (const member of value as readonly unknown[]) {
      if (typeof member === 'object' && member !== null) collect(member, found);
    }
  else
    for (const name in value) {
      const member = (value as Readonly<Record<string, unknown>>)[name];
      if (typeof member === 'object' && member !== null) collect(member, found);
    }
}

/** Every event that the views name, each once, in any order. Views are plain JSON. */
export function eventsOfViews(views: readonly object[]): readonly Source[] {
  const found = new Map<number, Source>();
  collect(views, found);
  return [...found.values()];
}
