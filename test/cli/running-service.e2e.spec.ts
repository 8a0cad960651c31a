import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pacta } from '../harness/command-line.ts';
import { newLedgerFolder, type LedgerFolder } from '../harness/ledger-folder.ts';
import { startService, type Service } from '../harness/service.ts';
import { iatiFile, iatiWith } from '../import/synthetic-files.ts';

jest.setTimeout(120_000);

describe('a command on a folder that a running service holds', () => {
  let folder: LedgerFolder;
  let service: Service;
  const announcement = () => join(folder.ledger, 'service.json');
  const run = (...args: string[]) => pacta(folder, args);
  const said = () =>
    `The ledger is held by the service at ${service.url}: going through it, with the rights of the folder's owner.`;

  beforeAll(async () => {
    folder = newLedgerFolder();
    service = await startService(folder, { PACTA_DEMO: '1' });
  });
  afterAll(async () => {
    await service?.stop();
    folder?.remove();
  });

  test('finds the service by a file that only its user may write', () => {
    expect(JSON.parse(readFileSync(announcement(), 'utf8'))).toMatchObject({ address: service.url, demo: true });
    expect(statSync(announcement()).mode & 0o777).toBe(0o600);
  });

  test('apply goes through it, as each line’s actor', async () => {
    const file = join(folder.root, 'more.jsonl');
    const data = { name: 'Mobility', purpose: 'People reach their work' };
    writeFileSync(file, `${JSON.stringify({ command: 'foundPartnership', id: 'm', as: 'secretariat', data })}\n`);
    const applied = await run('apply', file);
    expect([applied.code, applied.stdout]).toEqual([0, expect.stringContaining('recorded: PartnershipFounded.v1')]);
    expect(applied.stderr).toContain(said());
  });

  test('so do an import, a bundle and a new key', async () => {
    const file = join(folder.root, 'file.xml');
    writeFileSync(file, iatiWith({}));
    const imported = await run('import', file);
    expect([imported.code, imported.stdout]).toEqual([0, expect.stringContaining('2 written')]);
    expect(imported.stderr).toContain(said());
    const zip = join(folder.root, 'b.zip');
    const bundled = await run('bundle', 'projet-malin', '--for', 'auditor', '--output', zip);
    expect([bundled.code, existsSync(zip)]).toEqual([0, true]);
    expect((await run('key', 'rotate', '--reason', 'yearly')).code).toBe(0);
  });

  test('a file that others may write, or of another process, is not believed', async () => {
    const file = join(folder.root, 'other.xml');
    writeFileSync(file, iatiFile([{ id: 'GB-COH-1-OTHER' }]));
    chmodSync(announcement(), 0o666);
    const open = await run('import', file);
    expect([open.code, open.stderr]).toEqual([7, expect.stringContaining('is held by process')]);
    chmodSync(announcement(), 0o600);
    const announced = JSON.parse(readFileSync(announcement(), 'utf8')) as object;
    writeFileSync(announcement(), JSON.stringify({ ...announced, pid: 1 }));
    expect((await run('import', file)).code).toBe(7);
    writeFileSync(announcement(), JSON.stringify(announced));
    expect((await run('import', file)).code).toBe(0);
  });

  test('a service that has stopped leaves no address', async () => {
    await service.stop();
    expect(existsSync(announcement())).toBe(false);
    const file = join(folder.root, 'after.xml');
    writeFileSync(file, iatiFile([{ id: 'GB-COH-1-AFTER' }]));
    const after = await run('import', file);
    expect([after.code, after.stderr]).toEqual([0, '']);
  });
});
