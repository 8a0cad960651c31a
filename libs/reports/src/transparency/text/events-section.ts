import type { Source } from '@pacta/ledger';
import { UNKNOWN } from '../../figures/amount-text.ts';
import type { Names } from '../../names/names.ts';
import { table, type Row } from '../../text/table.ts';
import { paragraph, section, type ReportPage } from './report-page.ts';

const SHORTEST = 8;

/** So many characters of the ids that no two of them read the same. */
export function prefixLength(ids: readonly string[]): number {
  const sorted = [...new Set(ids)].toSorted();
  let length = SHORTEST;
  for (const [at, id] of sorted.entries()) {
    const next = sorted[at + 1] ?? '';
    while (length < id.length && next.startsWith(id.slice(0, length))) length += 1;
  }
  return length;
}

/** What each mark stands for: the way from a figure back to the log. */
export function eventsSection(
  all: readonly Source[],
  page: ReportPage,
  names: Pick<Names, 'actor'>,
): readonly string[] {
  const known = new Map(all.map((source) => [source.eventId, source]));
  const length = prefixLength(all.map((source) => source.eventId));
  const columns = [
    { heading: 'Mark' },
    { heading: 'Event' },
    { heading: 'Position', align: 'right' as const },
    { heading: 'Recorded' },
    { heading: 'Effective' },
    { heading: 'What', flexible: true },
    { heading: 'By', flexible: true },
  ];
  const rows = page.citations.cited().map((event, at): Row => {
    const source = known.get(event);
    if (source === undefined)
      return { cells: [`e${at + 1}`, event.slice(0, length), UNKNOWN, UNKNOWN, UNKNOWN, '', ''] };
    return {
      cells: [
        `e${at + 1}`,
        event.slice(0, length),
        String(source.position),
        source.recordedAt.slice(0, 10),
        source.effectiveOn ?? UNKNOWN,
        source.type,
        names.actor(source.actor),
      ],
    };
  });
  if (rows.length === 0) return [];
  return section(
    'The events behind the figures',
    [...paragraph('Follow any of them: pacta show <event>', page), '', ...table(columns, rows, page)],
    page,
  );
}
