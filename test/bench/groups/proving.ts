import type { FigureGroup } from '../bench.ts';
import { absolute, against, plain } from '../figures.ts';
import { writesWithAndWithout } from '../integrity.ts';
import { ledgerToVerify, verificationTime } from '../verified-ledger.ts';

export const verify: FigureGroup = {
  name: 'verify',
  async measure(bench) {
    const made = await ledgerToVerify(bench.newFolder('verify'), bench.folder.env, bench.events);
    const size = `events of ${made.eventBytes} bytes`;
    /** Time for a million events: only the part above the start-up scales. */
    const perMillion = (milliseconds: number): number =>
      ((milliseconds - made.startUp) / made.events) * 1000 + made.startUp / 1000;
    const quick = await verificationTime(made.env, '--quick');
    bench.report(
      absolute(
        `pacta verify --quick, storage and tree, per million ${size}`,
        perMillion(quick),
        's',
        5,
        '1 M events of 600 bytes under 5 s (here with start-up)',
      ),
    );
    const whole = await verificationTime(made.env);
    const more = `pacta verify, contents of events and projections folded again in parallel, per million ${size}`;
    bench.report(plain(more, ((whole - quick) / made.events) * 1000, 's'));
    bench.report(
      absolute(`pacta verify, all checks, per million ${size}`, perMillion(whole), 's', 20, '1 M events under 20 s'),
    );
    bench.report(plain('pacta verify, all checks, a process of its own', (made.events / whole) * 1000, 'events/s'));
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
