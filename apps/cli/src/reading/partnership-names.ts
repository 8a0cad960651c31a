import type { RecordedEvent } from '@pacta/ledger';
import type { NamedPartnership } from './partnership-reference.ts';

type Named = Pick<RecordedEvent, 'type' | 'data' | 'metadata'>;

/** Takes in by what a partnership may be called: as it was founded, else as the first report on it calls it. */
export function nameFrom({ type, data, metadata }: Named, found: Map<string, NamedPartnership>): void {
  const { partnershipId: id } = metadata;
  if (id === undefined) return;
  const before = found.get(id) ?? { id, name: '', identifiers: [] };
  if (type.startsWith('PartnershipFounded.')) {
    const { name, externalIds = [] } = data as Founded;
    found.set(id, {
      ...before,
      name,
      identifiers: [...(before.identifiers ?? []), ...externalIds.map(({ ref }) => ref)],
    });
  } else if (type.startsWith('ActivityReported.') || type.startsWith('GrantReported.')) {
    const { identifier, title } = data as Reported;
    const name = before.name === '' ? titleOf(title) : before.name;
    found.set(id, { ...before, name, identifiers: [...(before.identifiers ?? []), identifier] });
  }
}

interface Founded {
  readonly name: string;
  readonly externalIds?: readonly { readonly ref: string }[];
}

interface Reported {
  readonly identifier: string;
  /** A list of texts of an activity, one text of a grant, or a sealed one. */
  readonly title?: unknown;
}

function titleOf(title: unknown): string {
  if (typeof title === 'string') return title;
  const texts = Array.isArray(title) ? (title as readonly { readonly text: string; readonly language?: string }[]) : [];
  return (texts.find(({ language }) => language?.startsWith('en') === true) ?? texts[0])?.text ?? '';
}
