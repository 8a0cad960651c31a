/**
 * `npm run bench`: every figure of docs/speed.md, as a ratio to a baseline of the same
 * run. `-- --json` prints one JSON document, `-- --only <name>` runs the groups whose name holds it, `-- --events N`
 * sets the size of the large ledger (100,000), `-- --seconds S` the length of each rate (5), `-- --megabytes M` the size of
 * the imported files (300).
 */
import { parseArgs } from 'node:util';
import { Bench, type FigureGroup } from './bench.ts';
import { lineOf, machine, type Figure } from './figures.ts';
import { integrity, verify } from './groups/proving.ts';
import { asOf, catchingUp, portfolio, rebuilding } from './groups/reading.ts';
import { help, kurrentdb, ready } from './groups/running.ts';
import { append, http, importing, raw } from './groups/writing.ts';

const GROUPS: readonly FigureGroup[] = [
  raw,
  append,
  http,
  importing,
  integrity,
  catchingUp,
  rebuilding,
  asOf,
  verify,
  ready,
  portfolio,
  help,
  kurrentdb,
];

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    events: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    megabytes: { type: 'string', default: '300' },
  },
});
const wanted = GROUPS.filter(({ name }) => name.includes(values.only) || values.only.includes(name));
if (wanted.length === 0) {
  const names = GROUPS.map(({ name }) => name).join(', ');
  process.stderr.write(`No figures are called ${values.only}; there are: ${names}.\n`);
  process.exit(2);
}

const figures: Figure[] = [];
const say = (text: string): void => void (values.json ? process.stderr : process.stdout).write(`${text}\n`);
const onFigure = (figure: Figure): void => {
  figures.push(figure);
  if (!values.json) say(lineOf(figure));
};
const failures: string[] = [];
const sizes = {
  events: Number(values.events),
  seconds: Number(values.seconds),
  megabytes: Number(values.megabytes),
};
const bench = await Bench.open({ ...sizes, say, onFigure });
try {
  if (!values.json) sayWhere();
  for (const { name, measure } of wanted) await attempt(name, () => measure(bench));
} finally {
  bench.close();
}

if (values.json)
  process.stdout.write(`${JSON.stringify({ machine: machine(), store: bench.store, figures }, null, 2)}\n`);
else {
  const judged = figures.filter(({ met }) => met !== null);
  say(`\n${judged.filter(({ met }) => met === true).length} of ${judged.length} targets met.`);
}
process.exitCode = failures.length === 0 ? 0 : 1;

function sayWhere(): void {
  const { cpu, cores, memoryGiB, platform, node } = machine();
  const { pragmas, eventBytes, events } = bench.store;
  say(`${cpu}, ${cores} cores, ${memoryGiB} GiB, ${platform}, Node ${node}`);
  const settings = Object.entries(pragmas).map(([name, value]) => `${name} ${value}`);
  say(
    `sqlite: ${settings.join(', ')}; events of ${eventBytes} bytes; large ledger ${events.toLocaleString('en-GB')}\n`,
  );
}

async function attempt(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    failures.push(name);
    process.stderr.write(`${name} could not be measured: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
