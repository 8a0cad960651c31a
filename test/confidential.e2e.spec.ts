import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { eventCatalogue } from '@pacta/ledger';
import { valueAt } from '@pacta/proof';
import { generatedLedger } from './generate/generated-ledger.ts';
import { writeLedger } from './generate/write-ledger.ts';
import { ROOT } from './harness/built.ts';
import { byteSearch } from './harness/byte-search.ts';
import { pacta } from './harness/command-line.ts';
import { exampleIds } from './harness/example-ids.ts';
import { newLedgerFolder } from './harness/ledger-folder.ts';
import { loadedDemo, type LoadedDemo } from './harness/loaded-demo.ts';
import { demoTokens } from './harness/roles.ts';

jest.setTimeout(120_000);

interface ExampleLine {
  readonly command: string;
  readonly data: Record<string, unknown>;
}

const example = readFileSync(join(ROOT, exampleFile()), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line) as ExampleLine);

function exampleFile(): string {
  const folder = 'apps/api/src/example';
  const file = readdirSync(join(ROOT, folder)).find((name) => name.endsWith('.jsonl'));
  if (file === undefined) throw new Error(`No command file in ${folder}`);
  return join(folder, file);
}

/** The seconded person's name, as the example's command file gives it. */
function secondedName(): string {
  const logged = example.find(({ command }) => command === 'logTime');
  const person = logged?.data['person'] as { name?: string } | undefined;
  const name =
    person?.name ?? (logged?.data['name'] as string | undefined) ?? (logged?.data['personName'] as string | undefined);
  if (name === undefined) throw new Error('The example logs no time of a named person');
  return name;
}

interface Classed {
  readonly class: string;
  readonly amount: string | { readonly amount: string };
}

const minorUnitsOf = ({ amount }: Classed): string => (typeof amount === 'string' ? amount : amount.amount);

/** Every value of the example that has a class of its own: lines, prices and revenues. */
const classed: readonly Classed[] = example
  .filter(({ command }) => command === 'discloseCost')
  .flatMap(({ data: { lines = [], price, revenue } }) =>
    [...(lines as Classed[]), price as Classed | undefined, revenue as Classed | undefined].filter(
      (each) => each !== undefined,
    ),
  );

/** Minor units of each amount of a class above public, except those that are public elsewhere. */
function secretAmounts(): string[] {
  const open = JSON.stringify(
    example.map((line) => (line.command === 'discloseCost' ? classed.filter((each) => each.class === 'public') : line)),
  );
  const secret = classed.filter((each) => each.class !== 'public').map(minorUnitsOf);
  return [...new Set(secret)].filter((amount) => amount.length >= 5 && !open.includes(amount));
}

/** The encodings in which text may be in a file. Base64 depends on the offset, so all three are searched for. */
function encodings(text: string): Map<string, Buffer> {
  const utf8 = Buffer.from(text);
  const utf16 = Buffer.from(text, 'utf16le');
  const forms = new Map<string, Buffer>([
    ['UTF-8', utf8],
    ['UTF-16LE', utf16],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['HEX', Buffer.from(utf8.toString('hex').toUpperCase())],
  ]);
  for (const shift of [0, 1, 2]) {
    const whole = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64');
    // Drop the characters that also encode neighbouring bytes.
    const own = whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + utf8.length) * 8) / 6));
    forms.set(`base64+${shift}`, Buffer.from(own));
    forms.set(`base64url+${shift}`, Buffer.from(own.replaceAll('+', '-').replaceAll('/', '_')));
  }
  return forms;
}

/** 1234567 as the log, a report or a person might write it. */
function amountForms(minorUnits: string): string[] {
  const major = minorUnits.padStart(3, '0').replace(/(\d\d)$/, '.$1');
  const [whole, cents] = major.split('.') as [string, string];
  const grouped = (by: string): string => whole.replace(/\B(?=(\d{3})+$)/g, by);
  return [
    ...new Set([
      minorUnits,
      major,
      major.replace('.', ','),
      ...[',', ' ', '\u00a0', '\u202f', '.'].flatMap((by) => [`${grouped(by)}.${cents}`, `${grouped(by)},${cents}`]),
      ...(cents === '00' ? [`"${whole}"`, grouped(','), grouped(' '), grouped('\u00a0'), grouped('\u202f')] : []),
    ]),
  ];
}

const allFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isFile())
    : [];

/** Hexadecimal text around a position: an id or a hash, which may hold any digits by chance. */
function isWithinHex(bytes: Buffer, at: number, length: number): boolean {
  const isHex = (index: number): boolean => /[0-9a-f-]/.test(String.fromCharCode(bytes[index] ?? 0));
  let [first, last] = [at, at + length];
  while (isHex(first - 1) && at - first < 40) first -= 1;
  while (isHex(last) && last - at < 40) last += 1;
  return last - first > length + 5;
}

function sightings(files: readonly string[], texts: readonly string[], base: string): string[] {
  const forms = new Map<Buffer, string>();
  for (const text of texts)
    for (const [form, bytes] of encodings(text)) forms.set(bytes, `${JSON.stringify(text)} in ${form}`);
  const search = byteSearch(forms.keys());
  return files.flatMap((file) => {
    const bytes = readFileSync(file);
    const seen = new Set<string>();
    search.in(bytes, (form, at) => {
      if (/^\d+$/.test(form.toString()) && isWithinHex(bytes, at, form.length)) return;
      seen.add(`${relative(base, file)} holds ${forms.get(form)}`);
    });
    return [...seen];
  });
}

/** Every value of every table, numbers as digits: SQLite stores numbers in a form that a byte search does not find. */
function valuesIn(file: string): ReadonlySet<string> {
  const db = new Database(file, { readonly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
    const rows = tables.flatMap((table) => db.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][]);
    return new Set(
      rows
        .flat()
        .filter((value) => typeof value === 'number')
        .map(String),
    );
  } finally {
    db.close();
  }
}

/** The live stream does not end, so one second of it is read. */
async function followed(url: string, token: string): Promise<number> {
  const answer = await fetch(`${url}/v1/events?after=0`, { headers: { authorization: `Bearer ${token}` } });
  const reader = answer.body?.getReader();
  const enough = setTimeout(() => void reader?.cancel(), 1_000);
  while ((await reader?.read())?.done === false);
  clearTimeout(enough);
  return answer.status;
}

describe('the running demo, byte by byte', () => {
  let demo: LoadedDemo;
  const name = secondedName();
  /** Its parts too, except words that the example uses elsewhere. */
  const elsewhere = JSON.stringify(example).replaceAll(name, '');
  const words = name.split(/[\s,()]+/).filter((word) => word.length >= 5 && !elsewhere.includes(word));
  const amounts = secretAmounts();
  const reads: number[] = [];
  beforeAll(async () => {
    demo = await loadedDemo({ PACTA_LOG: 'debug', PACTA_REPORTS_PER_MINUTE: '0' });
    const tokens = await demoTokens(demo.folder);
    // Read everything readable, so that files written by reads are searched too.
    const path = await exampleIds(demo.api, tokens.auditor);
    for (const token of Object.values(tokens))
      for (const { operationId, method } of demo.api.operations.values())
        if (method === 'GET')
          reads.push(
            operationId === 'followEvents'
              ? await followed(demo.service.url, token)
              : (await demo.api.call(operationId, { token, path })).status,
          );
  });
  afterAll(() => demo?.remove());

  const ledgerFiles = (): string[] => allFiles(demo.folder.ledger);
  const eventFiles = (): string[] => ledgerFiles().filter((file) => /events\.db/.test(file));

  test('has a seconded person, and amounts of each class above public, to look for', () => {
    expect(name.length).toBeGreaterThan(5);
    expect(amounts.length).toBeGreaterThan(0);
    expect(reads.filter((status) => status === 200).length).toBeGreaterThan(50);
    expect(classed.some((each) => each.class === 'discloser-only' && amounts.includes(minorUnitsOf(each)))).toBe(true);
    expect(eventFiles().some((file) => file.endsWith('-wal') && statSync(file).size > 0)).toBe(true);
  });

  test('the search finds what is there, in each encoding', () => {
    const planted = join(demo.folder.root, 'planted');
    for (const form of encodings(name).values()) appendFileSync(planted, Buffer.concat([Buffer.from('\0'), form]));
    expect(sightings([planted], [name], demo.folder.root)).toHaveLength(encodings(name).size);
    expect(sightings(eventFiles(), ['CostLinesDisclosed.v1'], demo.folder.root).length).toBeGreaterThan(0);
  });

  test("the seconded person's name stands in no file of the ledger, and in no log", () => {
    expect(sightings(ledgerFiles(), [name, ...words], demo.folder.root)).toEqual([]);
    expect(demo.service.output()).not.toContain(name);
  });

  test('no amount of a class above public stands in any file of the ledger, in any text form, or in a log', () => {
    expect(ledgerFiles().map((file) => relative(demo.folder.ledger, file))).toEqual(
      expect.arrayContaining(['events.db', 'read-models.db', 'read-models.db-wal']),
    );
    expect(sightings(ledgerFiles(), amounts.flatMap(amountForms), demo.folder.root)).toEqual([]);
    for (const form of amounts.flatMap(amountForms)) expect(demo.service.output()).not.toContain(form);
    const numbers = valuesIn(join(demo.folder.ledger, 'read-models.db'));
    expect(amounts.filter((amount) => numbers.has(amount))).toEqual([]);
  });

  test('what holds opened values or keys is closed to others', () => {
    for (const file of ledgerFiles())
      expect([relative(demo.folder.root, file), (statSync(file).mode & 0o777).toString(8)]).toEqual([
        relative(demo.folder.root, file),
        '600',
      ]);
    for (const file of allFiles(demo.folder.keys)) expect((statSync(file).mode & 0o077).toString(8)).toBe('0');
    expect((statSync(demo.folder.keys).mode & 0o777).toString(8)).toBe('700');
  });

  test('the same holds after a clean stop', async () => {
    await demo.service.stop();
    expect(sightings(ledgerFiles(), [name, ...words], demo.folder.root)).toEqual([]);
    expect(sightings(ledgerFiles(), amounts.flatMap(amountForms), demo.folder.root)).toEqual([]);
  });
});

describe('a made-up ledger', () => {
  const place = newLedgerFolder();
  const { root, ledger: folder } = place;
  afterAll(() => place.remove());

  test('has nothing that is sealed in any file of its folder, after it was followed and read', async () => {
    const plan = { events: 4_000, seed: String(Date.now()) };
    const opened = new Set<string>();
    const sealed = new Set<string>();
    for (const { events } of generatedLedger(plan))
      for (const { type, data } of events) {
        let text = JSON.stringify(data);
        for (const { pointer } of eventCatalogue.get(type)?.seals(data as never) ?? []) {
          const value = valueAt(data, pointer)?.value;
          const secret = typeof value === 'string' ? value : ((value as { amount?: string }).amount ?? '');
          sealed.add(secret);
          text = text.replace(JSON.stringify(value), '');
        }
        for (const [word] of text.matchAll(/"(?:[^"\\\\]|\\\\.)*"/g)) opened.add(JSON.parse(word) as string);
      }
    const secrets = [...sealed].filter((secret) => secret.length >= 6 && !opened.has(secret));
    expect(secrets.length).toBeGreaterThan(100);
    await writeLedger({ ...plan, folder });
    expect((await pacta(place, ['rebuild'])).code).toBe(0);
    expect((await pacta(place, ['partnerships'])).code).toBe(0);
    const files = allFiles(folder);
    expect(files.map((file) => relative(folder, file))).toEqual(
      expect.arrayContaining(['events.db', 'read-models.db']),
    );
    // As JSON, and the longer ones, which are hardly there by chance, without quotes too.
    const forms = new Map<Buffer, string>(
      secrets.flatMap((secret) =>
        [JSON.stringify(secret), ...(secret.length > 8 ? [secret] : [])].map(
          (form) => [Buffer.from(form), secret] as const,
        ),
      ),
    );
    const search = byteSearch(forms.keys());
    for (const file of files) {
      const there = new Set<string | undefined>();
      search.in(readFileSync(file), (form) => there.add(forms.get(form)));
      expect([relative(root, file), [...there], plan.seed]).toEqual([relative(root, file), [], plan.seed]);
    }
    const numbers = valuesIn(join(folder, 'read-models.db'));
    expect([secrets.filter((secret) => numbers.has(secret)), plan.seed]).toEqual([[], plan.seed]);
  });
});
