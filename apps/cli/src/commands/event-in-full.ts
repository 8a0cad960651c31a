import {
  oneline,
  printable,
  printableValue,
  wordsFor,
  type Language,
  type LogLine,
  type Names,
  type Style,
} from '@pacta/reports';
import type { ReadEvent } from '../reading/ledger-source.ts';

/** One event of `pacta log --full`: its line, its position and stream, and every field of its data. */
export function eventInFull({ line, said }: ReadEvent, names: Names, style: Style, language: Language): string {
  const { fields, ofStream, notSaid, sealedOf } = wordsFor(language).log;
  const { position, eventId, stream, revision, type, actor, effectiveOn, leafHash, data, opened } = line;
  const own: readonly (readonly [string, string])[] = [
    [fields.event, eventId],
    [fields.type, type],
    [fields.stream, ofStream(stream, revision)],
    [fields.actor, actor],
    [fields.effectiveOn, effectiveOn ?? notSaid],
    [fields.leafHash, leafHash],
  ];
  const facts = [
    ...own.map(([name, value]) => [name.toLowerCase(), value] as const),
    ...fieldsOf(data, opened, sealedOf),
  ];
  const width = Math.max(...facts.map(([name]) => name.length));
  return [
    oneline({ position, event: said }, names, { style, language }),
    ...facts.map(([name, value]) => `       ${style('label', printable(name).padEnd(width))}  ${printable(value)}`),
    '',
  ].join('\n');
}

/** One entry per value, by pointer (`/lines/0/amount`); a sealed value is shown opened, or as sealed. */
function fieldsOf(
  data: unknown,
  opened: LogLine['opened'],
  sealed: (of: string) => string,
): readonly (readonly [string, string])[] {
  return [...leaves(data, '')].map(([pointer, value]) => {
    const of = sealedClass(value);
    if (of === undefined) return [pointer, printableValue(value)];
    const open = opened[pointer];
    return [pointer, open === undefined ? sealed(of) : `${printableValue(open.value)} (${of})`];
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
