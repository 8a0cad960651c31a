import type { FigureGroup } from '../bench.ts';
import { coveredTimes } from '../covered.ts';
import { absolute, against, MEMORY, plain } from '../figures.ts';
import { httpFigures } from '../http-commands.ts';
import { CONNECTIONS } from '../http-load.ts';
import { memoryServing } from '../memory-serving.ts';

export const http: FigureGroup = {
  name: 'http',
  async measure(bench) {
    const { pacta, standIn, raw, cpuUs, residentMiB } = await httpFigures(bench.folder, bench.seconds, (seconds) =>
      bench.rawCommits(seconds),
    );
    const commits = bench.report(plain('raw SQLite commits, one event each, in turn with HTTP', raw, 'commits/s'));
    const peer = bench.report(
      against({
        name: `bare server with shared commits, ${CONNECTIONS} connections`,
        value: standIn.perSecond,
        unit: 'commands/s',
        base: commits,
        target: null,
        met: null,
      }),
    );
    bench.report(plain('bare server with shared commits, p99', standIn.p99, 'ms'));
    const commands = { value: pacta.perSecond, unit: 'commands/s' };
    bench.report(
      against({
        ...commands,
        name: `HTTP commands, ${CONNECTIONS} connections`,
        base: commits,
        target: 'at least the raw rate',
        met: (ratio) => ratio >= 1,
      }),
    );
    bench.report(
      against({
        ...commands,
        name: 'HTTP commands, against the bare server',
        base: peer,
        target: 'at least 0.67 ×: twice castore on PostgreSQL, which does 0.34 ×',
        met: (ratio) => ratio >= 0.67,
      }),
    );
    bench.report(plain('HTTP commands, processor time of the service for one', cpuUs, 'µs'));
    bench.report(plain('HTTP commands, p50', pacta.p50, 'ms'));
    bench.report(absolute('HTTP commands, p99', pacta.p99, 'ms', 60, 'p99 under 60 ms'));
    bench.report(absolute('service under load, resident memory', residentMiB, 'MiB', ...MEMORY));
  },
};

export const covered: FigureGroup = {
  name: 'covered',
  async measure(bench) {
    for (const inFlight of [1, CONNECTIONS]) {
      const { p50, p99 } = await coveredTimes(bench.newLedger(`covered-${inFlight}`), inFlight, bench.seconds);
      const name = `from answer to signed checkpoint, ${inFlight} commands at a time`;
      bench.report(plain(`${name}, p50`, p50, 'ms'));
      bench.report(plain(`${name}, p99`, p99, 'ms'));
    }
  },
};

export const memory: FigureGroup = {
  name: 'memory',
  async measure(bench) {
    const { atRest, reading, writing } = await memoryServing(await bench.large(), bench.plan, bench.seconds);
    const name = `service on ${bench.events.toLocaleString('en-GB')} events, resident memory`;
    bench.report(absolute(`${name}, at rest`, atRest, 'MiB', ...MEMORY));
    bench.report(absolute(`${name}, peak while pages and reports are read`, reading, 'MiB', ...MEMORY));
    bench.report(absolute(`${name}, peak while ${CONNECTIONS} connections write too`, writing, 'MiB', ...MEMORY));
  },
};
