import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportSummary } from '@pacta/interop';
import type { LedgerFolder } from '../harness/ledger-folder.ts';
import { writeGenerated, type GeneratedShape } from '../import/generated-file.ts';
import { absolute, plain, type Figure } from './figures.ts';

const PROGRAM = fileURLToPath(new URL('../../apps/cli/bin/pacta.js', import.meta.url));

/**
 * `pacta import` of a generated file of this size, in a process of its own: records per second, and peak resident memory.
 * @throws where the import fails
 */
export async function importFigures(
  folder: LedgerFolder,
  shape: GeneratedShape,
  megabytes: number,
): Promise<readonly Figure[]> {
  const path = join(folder.root, `${shape}.file`);
  const { records } = await writeGenerated(path, shape, { bytes: megabytes * 1_000_000 });
  const began = performance.now();
  const child = spawn(process.execPath, [PROGRAM, 'import', '--json', path], {
    env: folder.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  let peakMiB = Number.NaN;
  const looking = setInterval(() => (peakMiB = highWaterMiB(child.pid) ?? peakMiB), 100);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(looking);
  const seconds = (performance.now() - began) / 1000;
  const summary = JSON.parse(printed) as ImportSummary;
  if (code !== 0 || !summary.balanced || summary.records !== records) throw new Error(`the import ended with ${code}`);
  const name = `import of ${megabytes} MB of ${NAMES[shape]}`;
  return [
    plain(name, records / seconds, 'records/s'),
    plain(`${name}, in bytes`, megabytes / seconds, 'MB/s'),
    absolute(`${name}, peak resident memory`, peakMiB, 'MiB', 300, 'under 300 MiB'),
  ];
}

const NAMES: Readonly<Record<GeneratedShape, string>> = {
  iati: 'IATI',
  'one-activity': 'IATI, one activity',
  '360giving': '360Giving',
};

/** Undefined where the system does not report it, and once the process has ended. */
function highWaterMiB(pid: number | undefined): number | undefined {
  try {
    const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? undefined : Number(kib) / 1024;
  } catch {
    return undefined;
  }
}
