import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../harness/built.ts';
import { loadedDemo } from '../harness/loaded-demo.ts';
import type { LedgerFolder } from '../harness/ledger-folder.ts';
import { finished, type FinishedCommand } from './finished-command.ts';
import { median } from './percentile.ts';

const PACTA = join(ROOT, 'apps/cli/bin/pacta.js');
const COUNTING = fileURLToPath(new URL('count-modules.ts', import.meta.url));

/** Medians of a command's whole process, from its start to its end. */
export interface StartTimes {
  readonly milliseconds: number;
  /** Processor time, in all threads. */
  readonly cpuMs: number;
}

/** A closed ledger that holds the example. */
export async function exampleLedger(): Promise<LedgerFolder> {
  const demo = await loadedDemo({ PACTA_LOG: 'warn' });
  await demo.service.stop();
  return demo.folder;
}

/** `pacta …` by the Node of this process, as installed. */
export const pactaTimes = (folder: LedgerFolder, args: readonly string[], turns: number): Promise<StartTimes> =>
  medians(() => finished(process.execPath, [PACTA, ...args], folder.env), turns);

/** `npx pacta …`, from the folder of the project. */
export const npxTimes = (folder: LedgerFolder, args: readonly string[], turns: number): Promise<StartTimes> =>
  medians(() => finished('npx', ['--no-install', '--prefix', ROOT, 'pacta', ...args], folder.env), turns);

/** Files that `pacta …` loads as modules. */
export async function modulesLoaded(folder: LedgerFolder, args: readonly string[]): Promise<number> {
  const counted = join(folder.root, 'modules');
  await finished(process.execPath, ['--import', COUNTING, PACTA, ...args], {
    ...folder.env,
    PACTA_BENCH_MODULES: counted,
  });
  return Number(readFileSync(counted, 'utf8'));
}

async function medians(run: () => Promise<FinishedCommand>, turns: number): Promise<StartTimes> {
  // The first one fills the caches of the file system and of compiled code.
  await run();
  const done: FinishedCommand[] = [];
  for (let turn = 0; turn < turns; turn += 1) done.push(await run());
  return {
    milliseconds: median(done.map(({ milliseconds }) => milliseconds)),
    cpuMs: median(done.map(({ cpuMs }) => cpuMs)),
  };
}
