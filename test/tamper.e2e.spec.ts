import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from './harness/api-client.ts';
import { COMMAND_DATA, ORGANISATIONS, written } from './harness/arranged-partnership.ts';
import { pacta } from './harness/command-line.ts';
import { newLedgerFolder, type LedgerFolder } from './harness/ledger-folder.ts';
import { startService } from './harness/service.ts';
import { storageVerifier, type StorageVerifier, type Verification } from './harness/storage-verifier.ts';
import { tokensOf } from './harness/roles.ts';

/** Every byte by default; a quicker run may take every n-th. */
const STRIDE = Number(process.env['PACTA_TEST_TAMPER_STRIDE'] ?? 1);

jest.setTimeout(400_000);

interface Row {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly event_id: string;
  readonly type: string;
  readonly leaf: Buffer;
  readonly leaf_hash: Buffer;
  readonly sealed: string;
}

interface Trigger {
  readonly name: string;
  readonly sql: string;
}

const TEXTS = ['stream', 'event_id', 'type', 'sealed'] as const;
const BLOBS = ['leaf', 'leaf_hash'] as const;

describe('a ledger that somebody changed behind our back', () => {
  let folder: LedgerFolder;
  /** A copy of the ledger without its triggers, as somebody with the file would make it. */
  let copy: string;
  let file: Database.Database;
  let verify: StorageVerifier;
  let rows: Row[];
  let triggers: Trigger[];

  beforeAll(async () => {
    folder = newLedgerFolder();
    await fillSmallLedger();
    copy = join(folder.root, 'copy');
    makeCopy();
    rows = file.prepare('SELECT * FROM events ORDER BY position').all() as Row[];
    verify = await storageVerifier(copy);
  });
  afterAll(() => {
    file?.close();
    folder.remove();
  });

  /** A dozen events, plain and sealed, of a ledger without the example. */
  async function fillSmallLedger(): Promise<void> {
    const service = await startService(folder, { PACTA_DEMO: '0' });
    try {
      const api = await connect(service.url);
      const { 'ledger-owner': owner, 'person-1': discloser } = await tokensOf(folder, ['ledger-owner', 'person-1']);
      const path = {
        partnershipId: (await written(api, 'foundPartnership', { token: owner, body: COMMAND_DATA.foundPartnership }))
          .id,
      };
      await written(api, 'adoptCharter', { token: owner, path, body: COMMAND_DATA.adoptCharter });
      await written(api, 'addPartner', { token: owner, path, body: COMMAND_DATA.manufacturer });
      const grant = { actor: 'person-1', role: 'discloser', organisation: ORGANISATIONS.manufacturer };
      await written(api, 'grantRole', { token: owner, path, body: grant });
      const book = await written(api, 'agreeTemplate', { token: owner, path, body: COMMAND_DATA.agreeTemplate });
      const line = (of: string) => ({
        line: of,
        stage: 'processing',
        kind: 'direct',
        label: 'A cost',
        class: of,
        amount: { amount: '4100', currency: 'EUR' },
      });
      const disclosure = {
        disclosure: '2025-03',
        period: '2025-03',
        lines: ['public', 'partners', 'discloser-only'].map(line),
      };
      await written(api, 'discloseCost', { token: discloser, path: { costBookId: book.id }, body: disclosure });
    } finally {
      await service.stop();
    }
  }

  function makeCopy(): void {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy, { mode: 0o700 });
    cpSync(join(folder.ledger, 'events.db'), join(copy, 'events.db'));
    file = new Database(join(copy, 'events.db'));
    file.pragma('journal_mode = DELETE');
    file.pragma('synchronous = OFF');
    file.pragma('ignore_check_constraints = ON');
    triggers = file.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as Trigger[];
  }

  /** Changes history as somebody with the file can: triggers are dropped, then created again. */
  const withoutTriggers = (change: () => unknown): void =>
    file.transaction(() => {
      for (const { name } of triggers) file.exec(`DROP TRIGGER ${name}`);
      change();
      for (const { sql } of triggers) file.exec(sql);
    })();

  const put = (column: string, at: number, value: Buffer | number): void => {
    const expression = TEXTS.some((text) => text === column) ? 'CAST(? AS TEXT)' : '?';
    withoutTriggers(() =>
      file.prepare(`UPDATE events SET ${column} = ${expression} WHERE position = ?`).run(value, at),
    );
  };

  const takeOut = (row: Row): void =>
    withoutTriggers(() => file.prepare('DELETE FROM events WHERE position = ?').run(row.position));

  const putBack = (row: Row): void => {
    const columns = Object.keys(row) as (keyof Row)[];
    const insert = `INSERT INTO events (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    withoutTriggers(() => file.prepare(insert).run(...columns.map((name) => row[name])));
  };

  /** Whether it names the event by id, revision or position: by one that was not changed. */
  const names = ({ firstBad }: Verification, row: Row): boolean =>
    firstBad !== null &&
    (firstBad.position === rows.indexOf(row) ||
      firstBad.eventId === row.event_id ||
      (firstBad.stream === row.stream && firstBad.revision === row.revision));

  const found = (outcome: Verification, row: Row): boolean => !outcome.ok && names(outcome, row);

  test('is sound before anything is changed', async () => {
    expect(rows.length).toBeGreaterThan(9);
    expect(rows.filter(({ sealed }) => sealed !== '{}').length).toBeGreaterThan(0);
    expect(await verify()).toMatchObject({ ok: true, firstBad: null, events: rows.length });
  });

  test.each([...TEXTS, ...BLOBS])('every byte of %s flipped is found, and the event named', async (column) => {
    const missed: string[] = [];
    let flips = 0;
    for (const row of rows) {
      const bytes = Buffer.from(row[column]);
      for (let index = 0; index < bytes.length; index += STRIDE) {
        const changed = Buffer.from(bytes);
        changed[index] = (changed[index] as number) ^ (1 << (flips % 8));
        put(column, row.position, changed);
        flips += 1;
        const outcome = await verify();
        if (!found(outcome, row)) missed.push(`${row.type} ${column}[${index}]: ${JSON.stringify(outcome.firstBad)}`);
      }
      put(column, row.position, bytes);
    }
    expect(flips).toBeGreaterThan(20);
    expect(missed).toEqual([]);
    expect((await verify()).ok).toBe(true);
  });

  test('every bit of revision and position flipped is found', async () => {
    const missed: string[] = [];
    for (const row of rows)
      for (let bit = 0; bit < 31; bit += 1) {
        const outside = file
          .prepare('SELECT count(*) FROM events WHERE position = ? OR (stream = ? AND revision = ?)')
          .pluck();
        const revision = row.revision ^ (1 << bit);
        if (outside.get(-1, row.stream, revision) === 0) {
          put('revision', row.position, revision);
          if (!found(await verify(), row)) missed.push(`${row.type} revision ${row.revision} as ${revision}`);
          put('revision', row.position, row.revision);
        }
        const position = row.position ^ (1 << bit);
        if (bit < 20 && outside.get(position, '', -1) === 0) {
          put('position', row.position, position);
          // The read models fix the order of the log; a store may have gaps. Here an event is out of order.
          const outcome = await verify();
          if (outcome.ok && rows.indexOf(row) < rows.length - 1)
            missed.push(`${row.type} position ${row.position} as ${position}`);
          put('position', position, row.position);
        }
      }
    expect(missed).toEqual([]);
  });

  test('one event taken out is found, wherever it stood but at the end of its stream', async () => {
    const missed: string[] = [];
    for (const row of rows) {
      takeOut(row);
      const last = !rows.some(({ stream, revision }) => stream === row.stream && revision > row.revision);
      const outcome = await verify();
      if (!last && !found(outcome, row)) missed.push(`${row.type} named ${JSON.stringify(outcome.firstBad)}`);
      putBack(row);
    }
    expect(missed).toEqual([]);
  });

  test('two events of a stream exchanged, with their columns made to fit, are found', async () => {
    const [first, second] = rows.filter(({ stream }) => stream.startsWith('partnership-')) as [Row, Row];
    const swap = (into: Row, from: Row): void => {
      for (const column of ['leaf', 'leaf_hash'] as const) put(column, into.position, from[column]);
      put('type', into.position, Buffer.from(from.type));
      put('sealed', into.position, Buffer.from(from.sealed));
    };
    swap(first, second);
    swap(second, first);
    expect(found(await verify(), first)).toBe(true);
    swap(first, first);
    swap(second, second);
    expect((await verify()).ok).toBe(true);
  });

  test('a forged event whose hash fits its bytes is found by what it says of itself', async () => {
    const row = rows[3] as Row;
    const { createHash } = await import('node:crypto');
    const forged = Buffer.from(row.leaf.toString().replace(/"revision":\d+/, '"revision":99'));
    put('leaf', row.position, forged);
    put('leaf_hash', row.position, createHash('sha256').update(Uint8Array.of(0)).update(forged).digest());
    expect(found(await verify(), row)).toBe(true);
    put('leaf', row.position, row.leaf);
    put('leaf_hash', row.position, row.leaf_hash);
  });

  describe('through the command line', () => {
    const verifyCopy = async () => {
      const ledger = join(folder.root, 'whole-copy');
      rmSync(ledger, { recursive: true, force: true });
      cpSync(folder.ledger, ledger, { recursive: true });
      cpSync(join(copy, 'events.db'), join(ledger, 'events.db'));
      for (const suffix of ['-wal', '-shm']) rmSync(join(ledger, `events.db${suffix}`), { force: true });
      return pacta(folder, ['verify', '--ledger', ledger, '--json']);
    };

    test('a sound ledger passes', async () => {
      const done = await verifyCopy();
      expect([done.code, done.stderr]).toEqual([0, expect.anything()]);
      const answer = JSON.parse(done.stdout) as Verification & {
        checks: { name: string; ok: boolean; detail: string }[];
      };
      expect(answer).toMatchObject({ ok: true, events: rows.length, firstBad: null });
      expect(answer.checks.length).toBeGreaterThan(3);
    });

    test.each([...TEXTS, ...BLOBS])('a flipped byte of %s ends with 5 and names the event', async (column) => {
      const row = rows.find(({ sealed }) => sealed !== '{}') as Row;
      const bytes = Buffer.from(row[column]);
      const changed = Buffer.from(bytes);
      const middle = Math.floor(bytes.length / 2);
      changed[middle] = (changed[middle] as number) ^ 1;
      put(column, row.position, changed);
      const done = await verifyCopy();
      put(column, row.position, bytes);
      expect([done.code, done.stderr]).toEqual([5, expect.anything()]);
      expect(found(JSON.parse(done.stdout) as Verification, row)).toBe(true);
    });

    test('a cut tail is found against the read models that had seen it', async () => {
      const last = rows.at(-1) as Row;
      takeOut(last);
      const done = await verifyCopy();
      putBack(last);
      expect([done.code, done.stderr]).toEqual([5, expect.anything()]);
    });

    test('raw bytes of the file itself, row and index, flipped in place', async () => {
      // The original: rows that were changed and restored leave stale bytes in the copy.
      const whole = readFileSync(join(folder.ledger, 'events.db'));
      const row = rows[5] as Row;
      // A page that was split keeps stale bytes of moved rows: the live row is one of these places.
      const places: number[] = [];
      for (let at = whole.indexOf(row.leaf); at >= 0; at = whole.indexOf(row.leaf, at + 1)) places.push(at);
      const missed: string[] = [];
      expect(places).not.toEqual([]);
      for (const offset of [
        -60,
        -1,
        0,
        1,
        Math.floor(row.leaf.length / 2),
        row.leaf.length - 1,
        row.leaf.length,
        row.leaf.length + 31,
      ]) {
        const changed = Buffer.from(whole);
        for (const at of places) changed[at + offset] = (changed[at + offset] as number) ^ 4;
        // A write-ahead log of an earlier change holds whole pages, which would be read instead of these bytes.
        for (const left of ['-wal', '-shm']) rmSync(join(copy, `events.db${left}`), { force: true });
        writeFileSync(join(copy, 'events.db'), changed);
        const done = await verifyCopy();
        if (done.code !== 5 && done.code !== 7) missed.push(`at ${offset}: ${done.code} ${done.stdout}`);
      }
      writeFileSync(join(copy, 'events.db'), whole);
      expect(missed).toEqual([]);
    });
  });
});
