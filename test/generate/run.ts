/**
 * `npm run generate -- --events N --seed S --ledger DIR`: writes a large synthetic ledger with realistic partnerships. The
 * same arguments give the same ledger, byte for byte. `--json` prints the result for programs.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FolderTaken, keysOf, writeLedger } from './write-ledger.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string' },
    seed: { type: 'string', default: '1' },
    ledger: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const { events: count = '', ledger, seed } = values;
if (ledger === undefined || !/^[1-9]\d{0,8}$/.test(count)) {
  process.stderr.write('Say how many events and where: npm run generate -- --events 100000 --seed 7 --ledger DIR\n');
  process.exit(2);
}
const events = Number(count);
const folder = resolve(ledger);
const began = performance.now();
let shown = 0;
const onProgress = (written: number): void => {
  if (!process.stderr.isTTY || performance.now() - shown < 200) return;
  shown = performance.now();
  process.stderr.write(`\r${written.toLocaleString('en-GB')} of ${events.toLocaleString('en-GB')} events`);
};
try {
  await writeLedger({ folder, events, seed, onProgress });
} catch (fault) {
  if (!(fault instanceof FolderTaken)) throw fault;
  process.stderr.write(`${fault.message} Name a new folder.\n`);
  process.exit(2);
}
const seconds = (performance.now() - began) / 1000;
if (process.stderr.isTTY) process.stderr.write('\r');
const made = { ledger: folder, keys: keysOf(folder), events, seed, seconds: Number(seconds.toFixed(1)) };
process.stdout.write(
  values.json
    ? `${JSON.stringify(made)}\n`
    : `${events.toLocaleString('en-GB')} events in ${made.seconds} s: ${folder}, with its keys in ${made.keys}\n`,
);
