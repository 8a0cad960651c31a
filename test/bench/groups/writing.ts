import { newLedgerFolder } from '../../harness/ledger-folder.ts';
import type { FigureGroup } from '../bench.ts';
import { against, plain } from '../figures.ts';
import { importFigures } from '../import.ts';
import { percentile } from '../percentile.ts';
import { openStore, storeAppends } from '../store-appends.ts';

export const raw: FigureGroup = {
  name: 'raw',
  measure: (bench) => Promise.resolve(void bench.raw()),
};

export const append: FigureGroup = {
  name: 'append',
  async measure(bench) {
    const store = await openStore(bench.newFolder('appends'));
    for (const inFlight of [1, 64]) {
      const { perSecond, latencies } = await storeAppends(store, inFlight, bench.seconds * 1000);
      const name = `store appends, ${inFlight} in flight`;
      bench.report(against({ name, value: perSecond, unit: 'events/s', base: bench.raw(), target: null, met: null }));
      bench.report(plain(`${name}, p99`, percentile(latencies, 0.99), 'ms'));
    }
    await store.close();
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
