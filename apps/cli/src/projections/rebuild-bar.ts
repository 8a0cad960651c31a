import type { RebuildProgress } from '@pacta/read-models';

const CELLS = 24;
const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** `tally  ████████░░░░  62 %  @619,999 of @999,999  84,000 events/s  5 s left` on one line. */
export function rebuildBar(name: string, { position, head, rate, etaSeconds }: RebuildProgress): string {
  const [done, all] = [(position ?? -1) + 1, (head ?? -1) + 1];
  const share = all === 0 ? 1 : Math.min(1, done / all);
  const full = Math.floor(share * CELLS);
  const parts = [
    name,
    '█'.repeat(full) + '░'.repeat(CELLS - full),
    `${Math.floor(share * 100)} %`,
    `${grouped.format(done)} of ${grouped.format(all)} events`,
    ...(rate === null ? [] : [`${grouped.format(rate)} events/s`]),
    ...(etaSeconds === null || done === all ? [] : [`${grouped.format(Math.ceil(etaSeconds))} s left`]),
  ];
  return parts.join('  ');
}
