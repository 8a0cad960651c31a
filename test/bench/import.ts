import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportSummary } from '@pacta/interop';
import type { LedgerFolder } from '../harness/ledger-folder.ts';
import { writeGenerated, type GeneratedShape } from '../import/generated-file.ts';
import { absolute, atLeast, plain, type Figure } from './figures.ts';
import { residentMiB } from './process-use.ts';

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
  // The last look before the end counts: an ended process has no memory.
  const looking = setInterval(() => (peakMiB = residentMiB(child.pid ?? 0, 'VmHWM') || peakMiB), 100);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(looking);
  const seconds = (performance.now() - began) / 1000;
  const summary = JSON.parse(printed) as ImportSummary;
  if (code !== 0 || !summary.balanced || summary.records !== records) throw new Error(`the import ended with ${code}`);
  const name = `import of ${megabytes} MB of ${NAMES[shape]}`;
  return [
    atLeast(name, records / seconds, 'records/s', RATES[shape]),
    plain(`${name}, in bytes`, megabytes / seconds, 'MB/s'),
    absolute(`${name}, peak resident memory`, peakMiB, 'MiB', 200e6 / 2 ** 20, 'under 200 MB'),
  ];
}

const NAMES: Readonly<Record<GeneratedShape, string>> = {
  iati: 'IATI',
  'one-activity': 'IATI, one activity',
  '360giving': '360Giving',
};

/** Records per second to reach. */
const RATES: Readonly<Record<GeneratedShape, number>> = { iati: 6_000, 'one-activity': 6_000, '360giving': 4_500 };
