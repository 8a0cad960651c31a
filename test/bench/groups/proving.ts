import type { FigureGroup } from '../bench.ts';
import { absolute, against, plain } from '../figures.ts';
import { writesWithAndWithout } from '../integrity.ts';
import { builtFile } from '../../harness/built.ts';
import { runNode } from '../../harness/finished-process.ts';

export const verify: FigureGroup = {
  name: 'verify',
  async measure(bench) {
    const { ledger, env } = await bench.large();
    const began = performance.now();
    const done = await runNode(
      [builtFile('apps/cli/src/main.js'), 'verify', '--ledger', ledger, '--json'],
      env,
      600_000,
    );
    const milliseconds = performance.now() - began;
    if (done.code !== 0) throw new Error(`verify ended with ${done.code}: ${done.stderr}${done.stdout.slice(0, 500)}`);
    const { events } = JSON.parse(done.stdout) as { readonly events: number };
    bench.report(plain('pacta verify, all checks, a process of its own', (events / milliseconds) * 1000, 'events/s'));
    bench.report(
      absolute(
        'pacta verify, per million events',
        (milliseconds / events) * 1000,
        's',
        5,
        '1 M events under 5 s for storage and tree (here with projections and start-up)',
      ),
    );
  },
};

export const integrity: FigureGroup = {
  name: 'integrity',
  async measure(bench) {
    const rates = await writesWithAndWithout(Math.min(bench.events, 20_000));
    bench.report(
      against({
        name: 'writes with tree and checkpoints',
        value: rates.with,
        unit: 'events/s',
        base: bench.report(plain('writes without tree and checkpoints', rates.without, 'events/s')),
        target: 'integrity costs at most 5 % of the write path',
        met: (ratio) => ratio >= 0.95,
      }),
    );
  },
};
