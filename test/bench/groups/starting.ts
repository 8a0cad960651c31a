import type { FigureGroup } from '../bench.ts';
import { absolute, plain } from '../figures.ts';
import { startService } from '../../harness/service.ts';
import { exampleLedger, modulesLoaded, npxTimes, pactaTimes } from '../starting.ts';

const SETTINGS = { PACTA_DEMO: '0', PACTA_LOG: 'warn' };
const READY_WITHIN_MS = 3_600_000;

export const ready: FigureGroup = {
  name: 'ready',
  async measure(bench) {
    const large = await bench.large();
    const first = await startService(large, SETTINGS, READY_WITHIN_MS);
    await first.stop();
    const began = performance.now();
    const service = await startService(large, SETTINGS);
    const milliseconds = performance.now() - began;
    const events = bench.events.toLocaleString('en-GB');
    bench.report(absolute(`API ready, ${events} events`, milliseconds, 'ms', 1000, 'under 1 s'));
    await service.stop();
  },
};

/** Commands of the command line, each a process of its own, on the ledger of the example. */
export const start: FigureGroup = {
  name: 'start',
  async measure(bench) {
    const folder = await exampleLedger();
    try {
      const help = await pactaTimes(folder, ['--help'], 11);
      bench.report(absolute('pacta --help, median of 11', help.milliseconds, 'ms', 100, 'under 100 ms'));
      const log = await pactaTimes(folder, ['log'], 11);
      bench.report(absolute('pacta log of the example, median of 11', log.milliseconds, 'ms', 300, 'under 0.3 s'));
      bench.report(plain('pacta log of the example, processor time', log.cpuMs, 'ms'));
      const npx = await npxTimes(folder, ['log'], 5);
      bench.report(absolute('npx pacta log of the example, median of 5', npx.milliseconds, 'ms', 1000, 'under 1 s'));
      bench.report(plain('pacta --help, modules loaded', await modulesLoaded(folder, ['--help']), 'files'));
      bench.report(plain('pacta log, modules loaded', await modulesLoaded(folder, ['log']), 'files'));
    } finally {
      folder.remove();
    }
  },
};
