import { printable, table } from '@pacta/reports';
import { EXIT, type ExitCode } from '@pacta/process';
import type { ProjectionReport } from '@pacta/opening';
import type { CommandContext } from '../command-context.ts';
import { parkedInWords } from '../projections/parked-in-words.ts';
import { chosenReport } from '../projections/projection-target.ts';
import { counted } from '../terminal/words.ts';

/** `pacta status`: how far each projection is, and what is parked. */
export async function status(context: CommandContext): Promise<ExitCode> {
  const { json, terminal } = context;
  const report = await chosenReport(context);
  await terminal.line(json ? JSON.stringify(report, undefined, 2) : statusInWords(report, terminal));
  const parked = report.projections.flatMap((each) => each.parked);
  if (parked.length > 0) terminal.suggest('Next: pacta parked retry');
  return EXIT.done;
}

const COLUMNS = [
  { heading: 'Projection' },
  { heading: 'State' },
  { heading: 'Position', align: 'right' as const },
  { heading: 'Behind', flexible: true },
  { heading: 'Parked', align: 'right' as const },
  { heading: 'Fold' },
];

function statusInWords(report: ProjectionReport, { width, style }: CommandContext['terminal']): string {
  const rows = report.projections.map(({ name, state, position, lag, lagSeconds, parked, version }) => ({
    cells: [
      name,
      state,
      position === null ? '—' : `@${position}`,
      lag === 0 ? 'nothing' : lagInWords(lag, lagSeconds),
      parked.length === 0 ? 'none' : String(parked.length),
      version.slice(0, 8),
    ],
  }));
  const lines = [...table(COLUMNS, rows, { width, style }, 0), ''];
  for (const rebuild of report.rebuilds)
    lines.push(
      `A rebuild of ${rebuild.projections.join(', ')} is ${rebuild.state}${rebuild.stalled ? ', and makes no progress' : ''}.`,
    );
  if (report.fault !== null) lines.push(style('bad', printable(`The projector can't go on: ${report.fault}`)));
  const parked = report.projections.flatMap((each) => each.parked);
  lines.push(...parkedInWords(parked));
  lines.push(
    report.caughtUp
      ? style('good', 'Every event of the log is taken in.')
      : 'Not every event of the log is taken in yet.',
  );
  return lines.join('\n');
}

const lagInWords = (lag: number, seconds: number | null): string =>
  seconds === null ? counted(lag, 'event') : `${counted(lag, 'event')}, ${ageInWords(seconds)}`;

function ageInWords(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}
