import { newLedgerFolder } from '../../harness/ledger-folder.ts';
import type { FigureGroup } from '../bench.ts';
import { absolute, against, plain } from '../figures.ts';
import { httpCommands } from '../http-commands.ts';
import { importFigures } from '../import.ts';
import { fillLedger, openStore, storeAppends } from '../store-appends.ts';

export const raw: FigureGroup = {
  name: 'raw',
  measure: (bench) => Promise.resolve(void bench.raw()),
};

/** Events of the small ledger that the large one is compared with. */
const FEW = 10_000;

export const append: FigureGroup = {
  name: 'append',
  async measure(bench) {
    const store = await openStore(bench.newFolder('appends'));
    for (const inFlight of [1, 64]) {
      const { perSecond, p99 } = await storeAppends(store, inFlight, bench.seconds * 1000);
      const name = `store appends, ${inFlight} in flight`;
      bench.report(against({ name, value: perSecond, unit: 'events/s', base: bench.raw(), target: null, met: null }));
      bench.report(plain(`${name}, p99`, p99, 'ms'));
    }
    await store.close();
    const [few, many] = [await openStore(bench.newFolder('few')), await openStore(bench.newFolder('many'))];
    await fillLedger(few, FEW);
    await fillLedger(many, bench.events);
    const onFew = await storeAppends(few, 1, bench.seconds * 500);
    const onMany = await storeAppends(many, 1, bench.seconds * 500);
    bench.report(
      against({
        name: `append p99 at ${bench.events.toLocaleString('en-GB')} events`,
        value: onMany.p99,
        unit: 'ms',
        base: bench.report(plain('append p99 at 10,000 events', onFew.p99, 'ms')),
        target: 'at most 1.2 × (1 M against 10 k events)',
        met: (ratio) => ratio <= 1.2,
      }),
    );
    await few.close();
    await many.close();
  },
};

export const http: FigureGroup = {
  name: 'http',
  async measure(bench) {
    const base = bench.raw();
    const { perSecond, p50, p99, residentMiB } = await httpCommands(bench.folder, bench.seconds);
    bench.report(
      against({
        name: 'HTTP commands, 64 connections',
        value: perSecond,
        unit: 'commands/s',
        base,
        target: 'at least the raw rate',
        met: (ratio) => ratio >= 1,
      }),
    );
    bench.report(plain('HTTP commands, p50', p50, 'ms'));
    bench.report(plain('HTTP commands, p99', p99, 'ms'));
    bench.report(absolute('service under load, resident memory', residentMiB, 'MiB', 300, 'under 300 MiB'));
  },
};

export const importing: FigureGroup = {
  name: 'import',
  async measure(bench) {
    for (const shape of ['iati', '360giving'] as const) {
      const apart = newLedgerFolder();
      try {
        for (const figure of await importFigures(apart, shape, bench.megabytes)) bench.report(figure);
      } finally {
        apart.remove();
      }
    }
  },
};
