import { keysOf, writeLedger } from '../../generate/write-ledger.ts';
import type { FigureGroup } from '../bench.ts';
import { absolute, plain } from '../figures.ts';
import { stalls } from '../stall.ts';

/** The size at which the target is given. */
const PLAN = { events: 60_000, seed: '7' };

export const stall: FigureGroup = {
  name: 'stall',
  async measure(bench) {
    const ledger = bench.newFolder('stall');
    await writeLedger({ folder: ledger, ...PLAN });
    const keys = keysOf(ledger);
    const env = { ...bench.folder.env, PACTA_LEDGER: ledger, PACTA_KEYS: keys };
    for await (const { name, took, longest, late } of stalls({ ...bench.folder, ledger, keys, env }, PLAN)) {
      bench.report(absolute(`longest wait of a probe: ${name}`, longest, 'ms', 50, 'under 50 ms'));
      bench.report(plain(`  the request itself: ${name}`, took, 'ms'));
      bench.report(plain(`  the probe's own delay meanwhile: ${name}`, late, 'ms'));
    }
  },
};
