import { printable, table, wordsFor, type Words } from '@pacta/reports';
import { EXIT, type ExitCode } from '@pacta/process';
import type { ProjectionReport } from '@pacta/opening';
import type { CommandContext } from '../command-context.ts';
import { parkedInWords } from '../projections/parked-in-words.ts';
import { chosenReport } from '../projections/projection-target.ts';

/** `pacta status`: the position of each projection, and the parked events. */
export async function status(context: CommandContext): Promise<ExitCode> {
  const { json, terminal } = context;
  const report = await chosenReport(context);
  await terminal.line(json ? JSON.stringify(report, undefined, 2) : statusInWords(report, context));
  const parked = report.projections.flatMap((each) => each.parked);
  if (parked.length > 0) terminal.suggest('Next: pacta parked retry');
  return EXIT.done;
}

function statusInWords(report: ProjectionReport, { language, terminal: { width, style } }: CommandContext): string {
  const { status: said } = wordsFor(language).operations;
  const columns = [
    { heading: said.projection },
    { heading: said.state },
    { heading: said.position, align: 'right' as const },
    { heading: said.lag, flexible: true },
    { heading: said.parked, align: 'right' as const },
    { heading: said.fold },
  ];
  const rows = report.projections.map(({ name, state, position, lag, lagSeconds, parked, version }) => ({
    cells: [
      name,
      said.states[state],
      position === null ? '—' : `@${position}`,
      lag === 0 ? said.noLag : said.lagOf(lag, lagSeconds === null ? null : ageInWords(lagSeconds, said)),
      parked.length === 0 ? said.noneParked : String(parked.length),
      version.slice(0, 8),
    ],
  }));
  const lines = [...table(columns, rows, { width, style }, 0), ''];
  for (const { projections, state, stalled } of report.rebuilds)
    lines.push(said.rebuild(projections, said.rebuildStates[state], stalled));
  if (report.fault !== null) lines.push(style('bad', printable(said.fault(report.fault))));
  const parked = report.projections.flatMap((each) => each.parked);
  lines.push(...parkedInWords(parked, language));
  lines.push(report.caughtUp ? style('good', said.caughtUp) : said.notCaughtUp);
  return lines.join('\n');
}

function ageInWords(seconds: number, said: Words['operations']['status']): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : said.days(Math.round(seconds / 86_400));
}
