import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ROOT } from '../harness/built.ts';
import { machine, type Figure, type Machine, type StoreSettings } from './figures.ts';

/** What `npm run bench -- --json` prints and `--compare FILE` reads. */
export interface RecordedRun {
  /** The commit that was measured, `-dirty` where files had changed since; null outside of a git repository. */
  readonly commit: string | null;
  readonly machine: Machine;
  readonly store: StoreSettings;
  readonly options: RunOptions;
  /** In the order in which they were measured. A name is there once. */
  readonly figures: readonly Figure[];
  /** Names of the groups that could not be measured. */
  readonly failed: readonly string[];
}

export interface RunOptions {
  /** Sizes of the ledgers, in events, smallest first. The last one is the large ledger of every group. */
  readonly sizes: readonly number[];
  /** Length of each rate. */
  readonly seconds: number;
  /** Size of the imported files. */
  readonly megabytes: number;
}

export const recordedRun = (made: Omit<RecordedRun, 'commit' | 'machine'>): RecordedRun => ({
  commit: measuredCommit(),
  machine: machine(),
  ...made,
});

/** @throws where the file is not a recorded run */
export function readRun(path: string): RecordedRun {
  const run = JSON.parse(readFileSync(path, 'utf8')) as Partial<RecordedRun>;
  if (!Array.isArray(run.figures) || run.machine === undefined || run.store === undefined)
    throw new Error(`${path} is not what \`npm run bench -- --json\` prints.`);
  return run as RecordedRun;
}

function measuredCommit(): string | null {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=10'], { cwd: ROOT, stdio: 'pipe' })
      .toString()
      .trim();
  } catch {
    return null;
  }
}

/** What a reader must know to judge the figures, one line each. */
export function settingLines({
  commit,
  machine: { cpu, cores, memoryGiB, platform, node },
  store,
}: RecordedRun): string[] {
  const pragmas = Object.entries(store.pragmas).map(([name, value]) => `${name} ${value}`);
  return [
    `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${platform}, Node ${node}, commit ${commit ?? 'unknown'}`,
    `sqlite: ${pragmas.join(', ')}; events of ${store.eventBytes} bytes; large ledger ${store.events.toLocaleString('en-GB')}`,
  ];
}
