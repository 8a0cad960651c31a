import type { ImportProgress } from '@pacta/interop';

const CELLS = 24;
const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** `recording  ████████░░░░  62 %  185 of 300 MB  84,000 events` on one line. */
export function importBar({ phase, bytes, totalBytes, written }: ImportProgress): string {
  const share = totalBytes === 0 ? 0 : Math.min(1, bytes / totalBytes);
  const full = Math.floor(share * CELLS);
  return [
    phase.padEnd('recording'.length),
    '█'.repeat(full) + '░'.repeat(CELLS - full),
    `${Math.floor(share * 100)} %`,
    `${size(bytes)} of ${size(totalBytes)}`,
    ...(phase === 'recording' ? [`${grouped.format(written)} events`] : []),
  ].join('  ');
}

const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${grouped.format(bytes / 1_000)} kB` : `${grouped.format(bytes / 1_000_000)} MB`;
