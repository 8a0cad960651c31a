/**
 * `npm run bench`: every speed of quality.md that this version can show, each as a ratio to a bare figure of the same
 * run. `-- --json` prints one JSON document, `-- --only <name>` runs the groups whose name holds it, `-- --events N`
 * sets the size of the large ledger (100,000), `-- --seconds S` the length of each rate (5), `-- --megabytes N` the size of
 * the imported files (300).
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtFile } from '../harness/built.ts';
import { runNode } from '../harness/finished-process.ts';
import { newLedgerFolder } from '../harness/ledger-folder.ts';
import { startService } from '../harness/service.ts';
import { absolute, against, lineOf, machine, plain, type Figure, type StoreSettings } from './figures.ts';
import { httpCommands, residentMiB } from './http-commands.ts';
import { writesWithAndWithout } from './integrity.ts';
import { kurrentdbFigures } from './kurrentdb.ts';
import { importFigures } from './import.ts';
import { madeAppends } from './made-events.ts';
import { median } from './percentile.ts';
import { eventsFileOf, rawCommits, type EventsFile } from './raw-commits.ts';
import { portfolioTimes } from './portfolio.ts';
import { rawReadAndParse, rebuild } from './rebuild.ts';
import { fillLedger, openStore, storeAppends } from './store-appends.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    events: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    megabytes: { type: 'string', default: '300' },
  },
});
const events = Number(values.events);
const seconds = Number(values.seconds);
const GROUPS = [
  'raw',
  'append',
  'http',
  'rebuild',
  'verify',
  'ready',
  'portfolio',
  'integrity',
  'help',
  'kurrentdb',
  'import',
] as const;
type Group = (typeof GROUPS)[number];
const wanted = (group: Group): boolean => group.includes(values.only) || values.only.includes(group);
if (!GROUPS.some(wanted)) {
  process.stderr.write(`No figures are called ${values.only}; there are: ${GROUPS.join(', ')}.\n`);
  process.exit(2);
}

const figures: Figure[] = [];
const say = (text: string): void => void (values.json ? process.stderr : process.stdout).write(`${text}\n`);
function report(figure: Figure): Figure {
  figures.push(figure);
  if (!values.json) say(lineOf(figure));
  return figure;
}

const folder = newLedgerFolder();
const small = join(folder.root, 'small');
const large = join(folder.root, 'large');
mkdirSync(small, { mode: 0o700 });
mkdirSync(large, { mode: 0o700 });
// Its events are made without sealing; a ledger that has events and no key folder is refused.
mkdirSync(`${large}-keys`, { mode: 0o700 });

/** A fresh store, so that its file shows schema and settings; the raw figure is measured with the same. */
async function settingsOfStore(): Promise<EventsFile> {
  const store = await openStore(small);
  await fillLedger(store, 20);
  await store.close();
  return eventsFileOf(small);
}

const file = await settingsOfStore();
const leaf = file.row['leaf'] as Uint8Array;
const store: StoreSettings = { store: 'sqlite', pragmas: file.pragmas, eventBytes: leaf.byteLength, events };
const { cpu, cores, memoryGiB, platform, node } = machine();
if (!values.json) {
  say(`${cpu}, ${cores} cores, ${memoryGiB} GiB, ${platform}, Node ${node}`);
  say(
    `sqlite: ${Object.entries(file.pragmas)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}; events of ${leaf.byteLength} bytes; large ledger ${events.toLocaleString('en-GB')} events\n`,
  );
}

async function writing(): Promise<void> {
  const raw = report(
    plain('raw SQLite commits, one event each', rawCommits(folder.root, file, leaf, seconds * 1000), 'commits/s'),
  );
  if (wanted('append')) {
    const opened = await openStore(small);
    for (const inFlight of [1, 64]) {
      const { perSecond, p99 } = await storeAppends(opened, inFlight, seconds * 1000);
      report(
        against({
          name: `store appends, ${inFlight} in flight`,
          value: perSecond,
          unit: 'events/s',
          base: raw,
          target: null,
          met: null,
        }),
      );
      report(plain(`store appends, ${inFlight} in flight, p99`, p99, 'ms'));
    }
    await opened.close();
  }
  if (!wanted('http')) return;
  const http = await httpCommands(folder, seconds);
  report(
    against({
      name: 'HTTP commands, 64 connections',
      value: http.perSecond,
      unit: 'commands/s',
      base: raw,
      target: 'at least the raw rate',
      met: (ratio) => ratio >= 1,
    }),
  );
  report(plain('HTTP commands, p50', http.p50, 'ms'));
  report(plain('HTTP commands, p99', http.p99, 'ms'));
  report(absolute('service under load, resident memory', http.residentMiB, 'MiB', 300, 'under 300 MiB'));
}

async function largeLedger(): Promise<void> {
  say(`\nfilling the large ledger (${[...madeAppends(1001)].length} appends per thousand events) …`);
  const opened = await openStore(large);
  await fillLedger(opened, events);
  if (wanted('append')) {
    const few = await storeAppends(await openedSmall(), 1, seconds * 500);
    const many = await storeAppends(opened, 1, seconds * 500);
    const base = plain('append p99 on a small ledger', few.p99, 'ms');
    report(
      against({
        name: `append p99 at ${events.toLocaleString('en-GB')} events`,
        value: many.p99,
        unit: 'ms',
        base: report(base),
        target: 'at most 1.2 × (quality: at 1 M against 10 k)',
        met: (ratio) => ratio <= 1.2,
      }),
    );
    await closeSmall();
  }
  await opened.close();
}

let again: Awaited<ReturnType<typeof openStore>> | undefined;
async function openedSmall(): Promise<Awaited<ReturnType<typeof openStore>>> {
  again = await openStore(small);
  return again;
}
const closeSmall = async (): Promise<void> => again?.close();

const count = async (): Promise<number> => {
  const opened = await openStore(large);
  const head = await opened.head();
  await opened.close();
  return Number(head);
};

async function reading(): Promise<void> {
  const there = await count();
  const base = report(plain('raw read-and-parse', await rawReadAndParse(large, there), 'events/s'));
  const { perSecond, peakMiB } = await rebuild(large, there);
  report(
    against({
      name: 'rebuild of all projections',
      value: perSecond,
      unit: 'events/s',
      base,
      target: 'at least half of raw',
      met: (ratio) => ratio >= 0.5,
    }),
  );
  report(absolute('rebuild, per million events', 1e9 / perSecond / 1000, 's', 10, '1 M events under 10 s'));
  report(absolute('rebuild, peak resident memory', peakMiB, 'MiB', 300, 'under 300 MiB'));
}

interface Verification {
  readonly ok: boolean;
  readonly events: number;
  readonly checks: readonly { readonly name: string; readonly detail: string; readonly milliseconds?: number }[];
}

async function verifying(): Promise<void> {
  const began = performance.now();
  const done = await runNode(
    [builtFile('apps/cli/src/main.js'), 'verify', '--ledger', large, '--json'],
    folder.env,
    600_000,
  );
  const milliseconds = performance.now() - began;
  if (done.code !== 0) throw new Error(`verify ended with ${done.code}: ${done.stderr}${done.stdout.slice(0, 500)}`);
  const outcome = JSON.parse(done.stdout) as Verification;
  report(plain('pacta verify, all checks, a process of its own', (outcome.events / milliseconds) * 1000, 'events/s'));
  report(
    absolute(
      'pacta verify, per million events',
      (milliseconds / outcome.events) * 1000,
      's',
      5,
      '1 M events under 5 s for storage and tree (here with projections and start-up)',
    ),
  );
}

async function ready(): Promise<void> {
  const at = {
    ...folder,
    ledger: large,
    keys: `${large}-keys`,
    env: { ...folder.env, PACTA_LEDGER: large, PACTA_KEYS: `${large}-keys` },
  };
  const first = await startService(at, { PACTA_DEMO: '0', PACTA_LOG: 'warn' });
  await first.stop();
  const began = performance.now();
  const service = await startService(at, { PACTA_DEMO: '0', PACTA_LOG: 'warn' });
  const milliseconds = performance.now() - began;
  report(absolute(`API ready, ${events.toLocaleString('en-GB')} events`, milliseconds, 'ms', 1000, 'under 1 s'));
  report(
    absolute('service on the large ledger, resident memory', residentMiB(service.pid), 'MiB', 300, 'under 300 MiB'),
  );
  await service.stop();
}

async function portfolio(): Promise<void> {
  const apart = newLedgerFolder();
  try {
    const { commitments, median: middle, p99 } = await portfolioTimes(apart);
    const name = `portfolio of ${commitments.toLocaleString('en-GB')} commitments, warm`;
    report(absolute(`${name}, median`, middle, 'ms', 100, 'under 100 ms'));
    report(plain(`${name}, p99`, p99, 'ms'));
  } finally {
    apart.remove();
  }
}

async function integrity(): Promise<void> {
  const rates = await writesWithAndWithout(Math.min(events, 20_000));
  report(
    against({
      name: 'writes with tree and checkpoints',
      value: rates.with,
      unit: 'events/s',
      base: report(plain('writes without tree and checkpoints', rates.without, 'events/s')),
      target: 'integrity costs at most 5 % of the write path',
      met: (ratio) => ratio >= 0.95,
    }),
  );
}

async function importing(): Promise<void> {
  for (const shape of ['iati', '360giving'] as const) {
    const apart = newLedgerFolder();
    try {
      for (const figure of await importFigures(apart, shape, Number(values.megabytes))) report(figure);
    } finally {
      apart.remove();
    }
  }
}

async function help(): Promise<void> {
  const times: number[] = [];
  for (let turn = 0; turn < 11; turn += 1) {
    const began = performance.now();
    await runNode([builtFile('apps/cli/src/main.js'), '--help'], folder.env);
    times.push(performance.now() - began);
  }
  report(absolute('pacta --help, median of 11', median(times), 'ms', 100, 'under 100 ms'));
}

const failures: string[] = [];
async function attempt(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    failures.push(name);
    process.stderr.write(`${name} could not be measured: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

try {
  if (wanted('raw') || wanted('append') || wanted('http')) await attempt('writing', writing);
  if (wanted('append') || wanted('rebuild') || wanted('verify') || wanted('ready'))
    await attempt('the large ledger', largeLedger);
  if (wanted('rebuild')) await attempt('rebuild', reading);
  if (wanted('verify')) await attempt('verify', verifying);
  if (wanted('ready')) await attempt('ready', ready);
  if (wanted('portfolio')) await attempt('portfolio', portfolio);
  if (wanted('integrity')) await attempt('integrity', integrity);
  if (wanted('help')) await attempt('help', help);
  if (wanted('import')) await attempt('import', importing);
  if (wanted('kurrentdb'))
    await attempt('KurrentDB', async () => {
      if (!(await kurrentdbFigures(seconds, report)))
        process.stderr.write('KurrentDB: not measured, PACTA_TEST_KURRENTDB names no server.\n');
    });
} finally {
  folder.remove();
}

if (values.json) process.stdout.write(`${JSON.stringify({ machine: machine(), store, figures }, null, 2)}\n`);
else {
  const judged = figures.filter(({ met }) => met !== null);
  say(`\n${judged.filter(({ met }) => met === true).length} of ${judged.length} targets met.`);
}
process.exitCode = failures.length === 0 ? 0 : 1;
