import type { Figure } from './figures.ts';
import { settingLines, type RecordedRun } from './recorded-run.ts';

/** Less than this share of difference is noise even on a quiet machine. */
const NOISE = 0.05;

/**
 * Two runs side by side, one line a figure: both values and what the second is of the first; where the figure has a
 * baseline, its ratio to that in both runs, which differences between the machines affect less.
 */
export function comparisonLines(before: RecordedRun, after: RecordedRun): string[] {
  const names = new Set([...before.figures, ...after.figures].map(({ name }) => name));
  const [earlier, later] = [byName(before), byName(after)];
  return [
    ...settingLines(before).map((line) => `before: ${line}`),
    ...settingLines(after).map((line) => `after:  ${line}`),
    '',
    lineOf('', 'before', 'after', '', 'after / before'),
    ...[...names].map((name) => compared(name, earlier.get(name), later.get(name))),
  ];
}

const byName = ({ figures }: RecordedRun): ReadonlyMap<string, Figure> =>
  new Map(figures.map((figure) => [figure.name, figure]));

function compared(name: string, before: Figure | undefined, after: Figure | undefined): string {
  const unit = (after ?? before)?.unit ?? '';
  const of = before === undefined || after === undefined ? '' : verdict(after.value / before.value, unit);
  return lineOf(name, shown(before), shown(after), unit, of + againstBase(before, after));
}

const shown = (figure: Figure | undefined): string => figure?.value.toLocaleString('en-GB') ?? '-';

/** Of rates more is better; of times, sizes and counts less is. */
function verdict(ratio: number, unit: string): string {
  const times = `${ratio.toFixed(2)} ×`;
  if (!Number.isFinite(ratio) || Math.abs(ratio - 1) < NOISE) return times;
  return `${times} ${ratio > 1 === unit.endsWith('/s') ? 'better' : 'worse'}`;
}

function againstBase(before: Figure | undefined, after: Figure | undefined): string {
  if (typeof before?.ratio !== 'number' || typeof after?.ratio !== 'number') return '';
  return `  (${before.ratio} -> ${after.ratio} × ${after.base?.name ?? ''})`;
}

const lineOf = (name: string, before: string, after: string, unit: string, of: string): string =>
  `${name.padEnd(72)} ${before.padStart(11)} ${after.padStart(11)} ${unit.padEnd(11)} ${of}`.trimEnd();
