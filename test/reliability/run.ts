/**
 * `npm run reliability`: the suites that test a property many times, each in its long form, with its count at the end.
 * `-- --only <name>` runs those whose name holds it, `-- --json` prints one JSON document,
 * `-- --list` lists them. All of them take about an hour on two cores.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { RUNS, type ReliabilityRun } from './runs.ts';

interface Outcome {
  readonly name: string;
  readonly what: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});
const wanted = RUNS.filter(({ name }) => name.includes(values.only));
if (wanted.length === 0) {
  process.stderr.write(`No run is called ${values.only}; there are: ${RUNS.map(({ name }) => name).join(', ')}.\n`);
  process.exit(2);
}
const say = (text: string): void => void (values.json ? process.stderr : process.stdout).write(`${text}\n`);
if (values.list) {
  for (const { name, what } of wanted) say(`${name.padEnd(20)}${what}`);
  process.exit(0);
}

const outcomes: Outcome[] = [];
for (const run of wanted) {
  say(`${run.name}: ${run.what} …`);
  const outcome = await outcomeOf(run);
  outcomes.push(outcome);
  say(`${run.name}: ${counted(outcome)}, in ${outcome.seconds} s`);
}
const total = (count: 'passed' | 'failed' | 'skipped') => outcomes.reduce((sum, outcome) => sum + outcome[count], 0);
const all = { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
if (values.json) process.stdout.write(`${JSON.stringify({ runs: outcomes, ...all }, null, 2)}\n`);
say(counted(all));
process.exitCode = all.failed === 0 ? 0 : 1;

function counted({ passed, failed, skipped }: Pick<Outcome, 'passed' | 'failed' | 'skipped'>): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Runs the suite in a process of its own, and shows its output where it fails. */
function outcomeOf({ name, what, spec, settings }: ReliabilityRun): Promise<Outcome> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--runTestsByPath', spec],
    { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const counts = /^(\d+) passed, (\d+) failed, (\d+) skipped$/m.exec(printed)?.slice(1).map(Number);
      const [passed = 0, failed = 1, skipped = 0] = counts ?? [];
      if (code !== 0) process.stderr.write(printed);
      // A suite may exit with an error without a failed test.
      const failures = code === 0 ? failed : Math.max(failed, 1);
      const seconds = Math.round((performance.now() - began) / 1000);
      resolve({ name, what, passed, failed: failures, skipped, seconds });
    });
  });
}
