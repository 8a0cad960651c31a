import { oneline, printable, printableValue, type LogLine, type Names, type Style } from '@pacta/reports';
import type { ReadEvent } from '../reading/ledger-source.ts';

/** One event of `pacta log --full`: its line, where it stands, and every field of its data. */
export function eventInFull({ line, said }: ReadEvent, names: Names, style: Style): string {
  const { position, eventId, stream, revision, type, actor, effectiveOn, leafHash, data, opened } = line;
  const facts: readonly (readonly [string, string])[] = [
    ['event', eventId],
    ['type', type],
    ['stream', `${stream}, revision ${revision}`],
    ['actor', actor],
    ['effective on', effectiveOn ?? 'not said'],
    ['leaf hash', leafHash],
    ...fieldsOf(data, opened),
  ];
  const width = Math.max(...facts.map(([name]) => name.length));
  return [
    oneline({ position, event: said }, names, { style }),
    ...facts.map(([name, value]) => `       ${style('label', printable(name).padEnd(width))}  ${printable(value)}`),
    '',
  ].join('\n');
}

/** `/lines/0/amount`: one entry a value; a sealed one shows what it opened to, or that it is sealed. */
function fieldsOf(data: unknown, opened: LogLine['opened']): readonly (readonly [string, string])[] {
  return [...leaves(data, '')].map(([pointer, value]) => {
    const of = sealedClass(value);
    if (of === undefined) return [pointer, printableValue(value)];
    const open = opened[pointer];
    return [pointer, open === undefined ? `sealed (${of})` : `${printableValue(open.value)} (${of})`];
  });
}

const sealedClass = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && '$sealed' in value
    ? String((value.$sealed as { readonly class?: unknown } | null)?.class)
    : undefined;

function* leaves(value: unknown, pointer: string): Iterable<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null || sealedClass(value) !== undefined) yield [pointer, value];
  else
    for (const [name, member] of Object.entries(value))
      yield* leaves(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}
