/**
 * `npm run bench`: every figure of docs/speed.md, as a ratio to a baseline of the same run; docs/speed.md says how to use
 * it. Options:
 *
 * - `--only NAME`: the groups whose name holds it; several, with commas between
 * - `--events N`: size of the large ledger (100,000), or several, with commas between, for the group `flat`
 * - `--seconds S`: length of each rate (5)
 * - `--megabytes M`: size of the imported files (300)
 * - `--json`: prints the run as one JSON document, `RecordedRun` in recorded-run.ts
 * - `--compare FILE`: prints this run beside an earlier one; given twice, it measures nothing and compares the two files
 */
import { parseArgs } from 'node:util';
import { Bench, type FigureGroup } from './bench.ts';
import { comparisonLines } from './comparison.ts';
import { lineOf, type Figure } from './figures.ts';
import { GROUPS } from './groups.ts';
import { readRun, recordedRun, settingLines, type RecordedRun, type RunOptions } from './recorded-run.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    events: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    megabytes: { type: 'string', default: '300' },
    compare: { type: 'string', multiple: true, default: [] },
  },
});
const say = (text: string): void => void (values.json ? process.stderr : process.stdout).write(`${text}\n`);
const earlier = values.compare.map(readRun);
const [first, second] = earlier;

if (first !== undefined && second !== undefined) process.stdout.write(`${comparisonLines(first, second).join('\n')}\n`);
else {
  const run = await measured(optionsGiven(), groupsNamed(values.only));
  if (values.json) process.stdout.write(`${JSON.stringify(run, null, 2)}\n`);
  const judged = run.figures.filter(({ met }) => met !== null);
  say(`\n${judged.filter(({ met }) => met === true).length} of ${judged.length} targets met.`);
  if (first !== undefined) say(`\n${comparisonLines(first, run).join('\n')}`);
  process.exitCode = run.failed.length === 0 ? 0 : 1;
}

function optionsGiven(): RunOptions {
  const sizes = values.events
    .split(',')
    .map(Number)
    .sort((left, right) => left - right);
  const options = { sizes, seconds: Number(values.seconds), megabytes: Number(values.megabytes) };
  if (![...sizes, options.seconds, options.megabytes].every((number) => number > 0))
    refuse('--events, --seconds and --megabytes take numbers above 0.');
  return options;
}

function groupsNamed(given: string): readonly FigureGroup[] {
  const names = given.split(',');
  const wanted = GROUPS.filter(({ name }) => names.some((part) => name.includes(part)));
  if (wanted.length === 0)
    refuse(`No figures are called ${given}; there are: ${GROUPS.map(({ name }) => name).join(', ')}.`);
  return wanted;
}

function refuse(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(2);
}

async function measured(options: RunOptions, groups: readonly FigureGroup[]): Promise<RecordedRun> {
  const figures: Figure[] = [];
  const failed: string[] = [];
  const onFigure = (figure: Figure): void => {
    figures.push(figure);
    say(lineOf(figure));
  };
  const bench = await Bench.open({ ...options, say, onFigure });
  const run = (): RecordedRun => recordedRun({ store: bench.store, options, figures, failed });
  try {
    say(`${settingLines(run()).join('\n')}\n`);
    for (const { name, measure } of groups) {
      try {
        await measure(bench);
      } catch (error) {
        failed.push(name);
        process.stderr.write(
          `${name} could not be measured: ${error instanceof Error ? error.message : String(error)}\n`,
        );
      }
    }
  } finally {
    bench.close();
  }
  return run();
}
