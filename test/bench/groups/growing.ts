import { partsOf } from '../storage.ts';
import { caughtUp } from '../opened-ledger.ts';
import { ledgerOfSize, timesAtSizes, type TimesAtSize } from '../flat.ts';
import { against, plain } from '../figures.ts';
import type { Bench, FigureGroup } from '../bench.ts';

/** The smallest ledger where `--events` names one size only. */
const FEW = 10_000;

const MEASURED: Readonly<Record<Exclude<keyof TimesAtSize, 'events'>, string>> = {
  appendP99: 'append, p99',
  command: 'a command over HTTP, median',
  logPage: 'a page of 100 lines of the log, median',
  asOfPage: 'a page of 50 commitments as of a moment, median',
};

const inWords = (events: number): string => `${events.toLocaleString('en-GB')} events`;

/** Each size against the smallest. */
export const flat: FigureGroup = {
  name: 'flat',
  async measure(bench) {
    const sizes = bench.sizes.length > 1 ? bench.sizes : [...new Set([FEW, bench.events])];
    const ledgers = [];
    for (const events of sizes) {
      bench.say(`making a ledger of ${inWords(events)} …`);
      ledgers.push({ events, folder: await ledgerOfSize(bench.newLedger(`flat-${events}`), events) });
    }
    const [smallest, ...larger] = await timesAtSizes(ledgers, bench.seconds);
    if (smallest === undefined) return;
    for (const [key, what] of Object.entries(MEASURED) as [keyof typeof MEASURED, string][]) {
      const name = (events: number): string => `${what}, ${inWords(events)}`;
      const base = bench.report(plain(name(smallest.events), smallest[key], 'ms'));
      for (const { events, [key]: value } of larger)
        bench.report(
          against({
            name: name(events),
            value,
            unit: 'ms',
            base,
            target: 'at most 1.2 × the smallest',
            met: (ratio) => ratio <= 1.2,
          }),
        );
    }
  },
};

/** Parts below this many bytes for each event are summed up. */
const SMALL = 1;

export const storage: FigureGroup = {
  name: 'storage',
  async measure(bench) {
    const large = await bench.large();
    await caughtUp(large, true);
    for (const file of ['events.db', 'read-models.db'] as const) reportParts(bench, large.ledger, file);
  },
};

function reportParts(bench: Bench, ledger: string, file: 'events.db' | 'read-models.db'): void {
  const parts = partsOf(ledger, file).map((part) => ({ ...part, each: part.bytes / bench.events }));
  const sum = (of: typeof parts): number => of.reduce((total, { each }) => total + each, 0);
  const whole = bench.report(plain(`${file}`, sum(parts), 'B/event'));
  const indexes = sum(parts.filter(({ type }) => type === 'index'));
  const figure = { unit: 'B/event', base: whole, target: null, met: null };
  bench.report(against({ ...figure, name: `${file}, all indexes`, value: indexes }));
  for (const { name, type, each } of parts.filter(({ each }) => each >= SMALL))
    bench.report(against({ ...figure, name: `${file}, ${type} ${name}`, value: each }));
  const rest = sum(parts.filter(({ each }) => each < SMALL));
  bench.report(against({ ...figure, name: `${file}, the rest`, value: rest }));
}
