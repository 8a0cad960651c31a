import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { follow, freshStream, sampleEvents } from '../contract/sample-events.ts';
import { startAppending } from '../contract/sqlite-faults/child-process.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

let root: string;
let made = 0;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'pacta-opening-'));
});
afterAll(() => rmSync(root, { recursive: true }));

const freshFolder = (): string => join(root, `ledger-${(made += 1)}`);
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('a new ledger', () => {
  test('is made with its folder, for its owner only, whatever the umask', async () => {
    const before = process.umask(0o022);
    const folder = join(freshFolder(), 'deep', 'er');
    const store = await openSqliteStore({ folder });
    process.umask(before);
    await store.append(freshStream(), 'none', sampleEvents(1));
    expect(mode(folder)).toBe('700');
    for (const name of readdirSync(folder)) expect([name, mode(join(folder, name))]).toEqual([name, '600']);
    await store.close();
  });

  test('leaves the permissions of a folder that was there', async () => {
    const folder = freshFolder();
    mkdirSync(folder, { mode: 0o750 });
    chmodSync(folder, 0o750);
    await (await openSqliteStore({ folder })).close();
    expect(mode(folder)).toBe('750');
  });

  test('is finished where its making was interrupted', async () => {
    const folder = freshFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'events.db'), '');
    const store = await openSqliteStore({ folder });
    expect(await store.head()).toBeUndefined();
    await store.close();
  });

  test('after closing is one file, and no process is named as its holder', async () => {
    const folder = freshFolder();
    const store = await openSqliteStore({ folder });
    await store.append(freshStream(), 'none', sampleEvents(1));
    expect(readFileSync(store.paths.holder, 'utf8')).toBe(`${process.pid}\n`);
    await store.close();
    expect(readdirSync(folder).sort()).toEqual(['events.db', 'writer.lock']);
  });

  test('may be named by its file', async () => {
    const file = join(freshFolder(), 'other.db');
    const store = await openSqliteStore({ file });
    await store.close();
    expect(existsSync(file)).toBe(true);
  });
});

describe('a ledger that is held', () => {
  test('by this process refuses a second writer and names the process; closing frees it', async () => {
    const folder = freshFolder();
    const store = await openSqliteStore({ folder });
    const refused = openSqliteStore({ folder });
    await expect(refused).rejects.toMatchObject({ name: 'LedgerHeld', code: 'held', pid: process.pid });
    await expect(refused).rejects.toThrow(`held by process ${process.pid}, and only one may write`);
    await store.append(freshStream(), 'none', sampleEvents(1));
    await store.close();
    await (await openSqliteStore({ folder })).close();
  });

  test('by another process refuses a writer, lets readers in, and is free once that process is killed', async () => {
    const folder = freshFolder();
    const child = startAppending(folder, 0);
    await child.opened;
    await expect(openSqliteStore({ folder })).rejects.toMatchObject({ name: 'LedgerHeld', pid: child.process.pid });
    const reader = await openSqliteStore({ folder, readOnly: true });
    expect(await reader.head()).toBeUndefined();
    await child.kill();
    const store = await openSqliteStore({ folder });
    await reader.close();
    await store.close();
  });

  test('can be read and followed while another process writes; a reader can not append', async () => {
    const folder = freshFolder();
    const child = startAppending(folder, 2);
    await child.opened;
    const reader = await openSqliteStore({ folder, readOnly: true });
    const following = follow(reader);
    await following.reached(20);
    await expect(reader.append(freshStream(), 'none', sampleEvents(1))).rejects.toMatchObject({
      name: 'StoreUnavailable',
    });
    await following.stop();
    await child.kill();
    await reader.close();
  });

  test('a reader in a process of its own sees what is appended later', async () => {
    const folder = freshFolder();
    const store = await openSqliteStore({ folder });
    const reader = await openSqliteStore({ folder, readOnly: true });
    const following = follow(reader);
    await setTimeout(50);
    await store.append(freshStream(), 'none', sampleEvents(3));
    await following.reached(3);
    await following.stop();
    await reader.close();
    await store.close();
  });
});

describe('one clear sentence', () => {
  const refusal = (options: Parameters<typeof openSqliteStore>[0]): Promise<unknown> =>
    openSqliteStore(options).then(
      () => 'opened',
      (fault: unknown) => fault,
    );

  test('where there is no ledger to read', async () => {
    const folder = freshFolder();
    expect(await refusal({ folder, readOnly: true })).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining(`no ledger in ${folder}`),
    });
    expect(existsSync(folder)).toBe(false);
  });

  test('where the folder can not be made or written', async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    for (const folder of [join(file, 'ledger'), '/proc/pacta-ledger', '/sys/pacta/ledger'])
      expect(await refusal({ folder })).toMatchObject({
        code: 'unwritable',
        message: expect.stringMatching(/can't be written \(E[A-Z]+\): give this user write access/),
      });
  });

  test.each([
    [
      'text',
      (file: string) => writeFileSync(file, 'These are the notes of a meeting, and no database at all. '.repeat(99)),
    ],
    ['the database of another program', (file: string) => new Database(file).exec('CREATE TABLE notes (text)').close()],
    [
      'a database with another mark',
      (file: string) => new Database(file).exec('PRAGMA application_id = 7; CREATE TABLE events (position)').close(),
    ],
  ])('where events.db is %s', async (_case, make) => {
    const folder = freshFolder();
    mkdirSync(folder);
    make(join(folder, 'events.db'));
    const before = readFileSync(join(folder, 'events.db'));
    for (const readOnly of [false, true])
      expect(await refusal({ folder, readOnly })).toMatchObject({
        code: 'not-a-ledger',
        message: expect.stringContaining('is not a Pacta ledger'),
      });
    expect(readFileSync(join(folder, 'events.db'))).toEqual(before);
  });

  test('where a newer Pacta wrote it', async () => {
    const folder = freshFolder();
    await (await openSqliteStore({ folder })).close();
    new Database(join(folder, 'events.db')).exec('PRAGMA user_version = 3').close();
    for (const readOnly of [false, true])
      expect(await refusal({ folder, readOnly })).toMatchObject({
        code: 'newer-version',
        message: expect.stringMatching(/its format is 3, this one knows 2.*update Pacta/),
      });
  });

  test('and a refused opening frees the ledger again', async () => {
    const folder = freshFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'events.db'), 'x'.repeat(5_000));
    await refusal({ folder });
    rmSync(join(folder, 'events.db'));
    await (await openSqliteStore({ folder })).close();
  });

  test('where an older Pacta wrote it and it is only read; opened for writing it gets its checkpoints', async () => {
    const folder = freshFolder();
    await (await openSqliteStore({ folder })).close();
    new Database(join(folder, 'events.db')).exec('DROP TABLE checkpoints; PRAGMA user_version = 1').close();
    expect(await refusal({ folder, readOnly: true })).toMatchObject({
      code: 'older-version',
      message: expect.stringMatching(/start the service on it once/),
    });
    const store = await openSqliteStore({ folder });
    expect(await store.checkpoints.add(0, 'the first')).toBe('added');
    await store.close();
  });
});
