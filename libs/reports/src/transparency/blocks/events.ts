import type { Source } from '@pacta/ledger';
import type { Block, Row } from '../../blocks/block.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import type { Words } from '../../words/words.ts';

const SHORTEST = 8;

/** The shortest prefix length at which all ids differ. */
export function prefixLength(ids: readonly string[]): number {
  const sorted = [...new Set(ids)].toSorted();
  let length = SHORTEST;
  for (const [at, id] of sorted.entries()) {
    const next = sorted[at + 1] ?? '';
    while (length < id.length && next.startsWith(id.slice(0, length))) length += 1;
  }
  return length;
}

/** Lists the event of each mark, to trace a figure to the log. `cited`: event ids in the order of their marks. */
export function eventsBlocks(
  all: readonly Source[],
  cited: readonly string[],
  { formats, transparency }: Words,
  actor: (id: string) => string,
): readonly Block[] {
  if (cited.length === 0) return [];
  const texts = transparency.events;
  const known = new Map(all.map((source) => [source.eventId, source]));
  const length = prefixLength(all.map((source) => source.eventId));
  const rows = cited.map((event, at): Row => {
    const source = known.get(event);
    const mark = `e${at + 1}`;
    if (source === undefined)
      return { cells: [mark, event.slice(0, length), UNKNOWN, UNKNOWN, UNKNOWN, '', ''], anchor: mark };
    return {
      cells: [
        mark,
        event.slice(0, length),
        String(source.position),
        formats.date(source.recordedAt),
        source.effectiveOn === null ? UNKNOWN : formats.date(source.effectiveOn),
        source.type,
        actor(source.actor),
      ],
      anchor: mark,
    };
  });
  return [
    { kind: 'heading', text: texts.title },
    { kind: 'paragraph', text: texts.follow },
    {
      kind: 'table',
      apart: true,
      columns: [
        { heading: texts.mark },
        { heading: texts.event },
        { heading: texts.position, align: 'right' },
        { heading: texts.recorded },
        { heading: texts.effective },
        { heading: texts.what, flexible: true },
        { heading: texts.by, flexible: true },
      ],
      rows,
    },
  ];
}
