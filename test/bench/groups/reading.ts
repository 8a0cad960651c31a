import { asOfTimes } from '../as-of.ts';
import type { FigureGroup } from '../bench.ts';
import { absolute, against, MEMORY, plain } from '../figures.ts';
import { portfolioTimes } from '../portfolio.ts';
import { catchUp, rawReadAndParse, rebuild } from '../rebuild.ts';
import { newLedgerFolder } from '../../harness/ledger-folder.ts';

export const rebuilding: FigureGroup = {
  name: 'rebuild',
  async measure(bench) {
    const large = await bench.large();
    const { events } = bench;
    const base = bench.report(plain('raw read-and-parse', await rawReadAndParse(large.ledger, events), 'events/s'));
    const { perSecond, cpuUs, peakMiB } = await rebuild(large, events);
    bench.report(
      against({
        name: 'rebuild of all projections',
        value: perSecond,
        unit: 'events/s',
        base,
        target: 'at least half of raw',
        met: (ratio) => ratio >= 0.5,
      }),
    );
    bench.report(plain('rebuild, processor time for one event, start included', cpuUs, 'µs'));
    bench.report(absolute('rebuild, per million events', 1e6 / perSecond, 's', 10, '1 M events under 10 s'));
    bench.report(absolute('rebuild, peak resident memory', peakMiB, 'MiB', ...MEMORY));
  },
};

export const catchingUp: FigureGroup = {
  name: 'catch-up',
  async measure(bench) {
    const { perSecond } = await catchUp(bench.newFolder('catch-up'), Math.min(bench.events, 20_000));
    bench.report(plain('projections following a writer, all of them', perSecond, 'events/s'));
  },
};

export const asOf: FigureGroup = {
  name: 'as-of',
  async measure(bench) {
    const { partnershipEvents, first, median, p99 } = await asOfTimes(await bench.large(), bench.plan);
    const name = `as-of report of a partnership of ${partnershipEvents.toLocaleString('en-GB')} events`;
    bench.report(plain(`${name}, first after the start`, first, 'ms'));
    bench.report(plain(`${name}, median`, median, 'ms'));
    bench.report(absolute(`${name}, p99`, p99, 'ms', 50, 'p99 under 50 ms'));
  },
};

export const portfolio: FigureGroup = {
  name: 'portfolio',
  async measure(bench) {
    const apart = newLedgerFolder();
    try {
      const { commitments, median: middle, p99 } = await portfolioTimes(apart);
      const name = `portfolio of ${commitments.toLocaleString('en-GB')} commitments, warm`;
      bench.report(absolute(`${name}, median`, middle, 'ms', 100, 'under 100 ms'));
      bench.report(plain(`${name}, p99`, p99, 'ms'));
    } finally {
      apart.remove();
    }
  },
};
