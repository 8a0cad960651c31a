import type { FigureGroup } from '../bench.ts';
import { absolute } from '../figures.ts';
import { residentMiB } from '../http-commands.ts';
import { kurrentdbFigures } from '../kurrentdb.ts';
import { median } from '../percentile.ts';
import { builtFile } from '../../harness/built.ts';
import { runNode } from '../../harness/finished-process.ts';
import { startService } from '../../harness/service.ts';

const SETTINGS = { PACTA_DEMO: '0', PACTA_LOG: 'warn' };

export const ready: FigureGroup = {
  name: 'ready',
  async measure(bench) {
    const large = await bench.large();
    const first = await startService(large, SETTINGS);
    await first.stop();
    const began = performance.now();
    const service = await startService(large, SETTINGS);
    const milliseconds = performance.now() - began;
    const events = bench.events.toLocaleString('en-GB');
    bench.report(absolute(`API ready, ${events} events`, milliseconds, 'ms', 1000, 'under 1 s'));
    const resident = residentMiB(service.pid);
    bench.report(absolute('service on the large ledger, resident memory', resident, 'MiB', 300, 'under 300 MiB'));
    await service.stop();
  },
};

export const help: FigureGroup = {
  name: 'help',
  async measure(bench) {
    const times: number[] = [];
    for (let turn = 0; turn < 11; turn += 1) {
      const began = performance.now();
      await runNode([builtFile('bundle/pacta.js'), '--help'], bench.folder.env);
      times.push(performance.now() - began);
    }
    bench.report(absolute('pacta --help, median of 11', median(times), 'ms', 100, 'under 100 ms'));
  },
};

export const kurrentdb: FigureGroup = {
  name: 'kurrentdb',
  async measure(bench) {
    if (!(await kurrentdbFigures(bench.seconds, (figure) => bench.report(figure))))
      process.stderr.write('KurrentDB: not measured, PACTA_TEST_KURRENTDB names no server.\n');
  },
};
