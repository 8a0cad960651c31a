import { expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { FileFault } from '@pacta/interop';
import { eventCatalogue } from '@pacta/ledger';
import { memoryLedger } from './ledger-in-memory.ts';
import { grantsFile, iatiFile } from './synthetic-files.ts';
import { publishedFiles } from './published-files.ts';

/** How many mutated files; PACTA_FUZZ=5000 for a long run, PACTA_FUZZ_SEED to repeat one. */
const RUNS = Number(process.env['PACTA_FUZZ'] ?? 24);
const SEED = Number(process.env['PACTA_FUZZ_SEED'] ?? 1);
jest.setTimeout(60_000 + RUNS * 1_000);

/** Mulberry32: the same seed makes the same files. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const MADE = [
  iatiFile([
    {
      updated: '2020-01-01T00:00:00Z',
      transactions: [
        { ref: 'T', amount: '10.5' },
        { type: 'D', currency: 'JPY', amount: '3.5' },
      ],
    },
    { id: 'GB-COH-1-B', transactions: [{}, {}] },
  ]),
  grantsFile(
    {},
    { recipientOrganization: undefined, recipientIndividual: [{ id: 'i-1', name: 'A private person' }] },
    { amountAwarded: 1e-7 },
  ),
];
/** Without the largest, which would take most of a run's time. */
const SEEDS = [
  ...publishedFiles.filter(({ path }) => !path.endsWith('.json')).map(({ path }) => readFileSync(path)),
  ...MADE.map((text) => Buffer.from(text)),
];

const INSERTED = [
  '<',
  '>',
  '&',
  '"',
  '{',
  '}',
  '[',
  '\u0000',
  '\uffff',
  '1e999',
  '-',
  '999999999999999999999',
  '2020-02-31',
  '<a>',
  ']]>',
  '<!DOCTYPE a>',
  '\ud83d\ude00',
  'xml:lang="fr"',
];

/** One to eight mutations: bytes flipped, pieces cut, doubled, moved or inserted, digits and dates changed. */
function mutated(original: Buffer, next: () => number): Buffer {
  let bytes = Buffer.from(original);
  const at = (): number => Math.floor(next() * bytes.length);
  for (let change = 0; change <= Math.floor(next() * 8); change += 1) {
    const [from, length] = [at(), Math.floor(next() ** 3 * 400)];
    const piece = bytes.subarray(from, from + length);
    const rest = [bytes.subarray(0, from), bytes.subarray(from + length)] as const;
    const kind = Math.floor(next() * 6);
    if (kind === 0) bytes[from] = Math.floor(next() * 256);
    else if (kind === 1) bytes = Buffer.concat(rest);
    else if (kind === 2) bytes = Buffer.concat([rest[0], piece, piece, rest[1]]);
    else if (kind === 3)
      bytes = Buffer.concat([
        rest[0],
        Buffer.from(INSERTED[Math.floor(next() * INSERTED.length)] as string),
        bytes.subarray(from),
      ]);
    else if (kind === 4)
      bytes = Buffer.from(bytes.toString('latin1').replace(/\d(?=\d*[<"])/, String(Math.floor(next() * 10))), 'latin1');
    else if (next() < 0.1) bytes = bytes.subarray(0, from);
  }
  return bytes;
}

/** Whole elements are doubled, dropped and swapped, so that more of the files stay well-formed. */
function rearranged(original: Buffer, next: () => number): Buffer {
  const parts = original.toString('utf8').split(/(?=<transaction[\s>])|(?<=<\/transaction>)/);
  const transactions = parts.flatMap((part, index) => (part.startsWith('<transaction') ? [index] : []));
  if (transactions.length === 0) return mutated(original, next);
  const any = (): number => transactions[Math.floor(next() * transactions.length)] as number;
  for (let change = 0; change <= Math.floor(next() * 5); change += 1) {
    const [one, other] = [any(), any()];
    const kind = Math.floor(next() * 4);
    if (kind === 0) parts[one] = `${parts[one]}${parts[other]}`;
    else if (kind === 1) parts[one] = '';
    else if (kind === 2) [parts[one], parts[other]] = [parts[other] as string, parts[one] as string];
    else
      parts[one] = (parts[one] as string).replace(
        />(\s*-?\d[\d.]*\s*)</,
        () => `>${['', 'x', '1,000', '-3.14159', '1e3', '0'][Math.floor(next() * 6)]}<`,
      );
  }
  return Buffer.from(parts.join(''));
}

test(`${RUNS} mutated files: refused whole, or recorded with totals that agree`, async () => {
  const next = chance(SEED);
  const seen = { refused: 0, recorded: 0, rejections: 0, events: 0 };
  for (let run = 0; run < RUNS; run += 1) {
    const original = SEEDS[run % SEEDS.length] as Buffer;
    const content = run % 2 === 0 ? mutated(original, next) : rearranged(original, next);
    const ledger = memoryLedger();
    try {
      // First the real file: the mutated one then corrects, withdraws and repeats.
      if (run % 3 === 0) await ledger.import(original);
      const before = (await ledger.events()).length;
      const outcome = await ledger.import(content).catch((fault: unknown) => fault as Error);
      const events = await ledger.events();
      if (outcome instanceof Error) {
        if (!(outcome instanceof FileFault)) throw new Error(`run ${run} of seed ${SEED}`, { cause: outcome });
        expect(events).toHaveLength(before);
        seen.refused += 1;
        continue;
      }
      expect([run, outcome.balanced]).toEqual([run, true]);
      expect(events).toHaveLength(before + outcome.events.written);
      for (const { type, data } of events.slice(0, 50))
        expect(eventCatalogue.get(type)?.data.safeParse(data).success).toBe(true);
      const again = await ledger.import(content);
      expect([run, again.events.written, again.totals]).toEqual([run, 0, outcome.totals]);
      expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('A private person');
      seen.recorded += 1;
      seen.rejections += outcome.rejectedInAll;
      seen.events += outcome.events.written;
    } finally {
      ledger.remove();
    }
  }
  process.stderr.write(`fuzz: ${RUNS} files, ${JSON.stringify(seen)}\n`);
  expect(seen.refused + seen.recorded).toBe(RUNS);
});
