import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { send, type ApiClient } from './harness/api-client.ts';
import { written } from './harness/arranged-partnership.ts';
import { builtFile } from './harness/built.ts';
import { pacta } from './harness/command-line.ts';
import { newLedgerFolder, type LedgerFolder } from './harness/ledger-folder.ts';
import { loadedDemo, type LoadedDemo } from './harness/loaded-demo.ts';
import { ROLES, tokensOf } from './harness/roles.ts';
import { pause } from './harness/service.ts';

jest.setTimeout(240_000);

interface Outcome {
  readonly ok: boolean;
  readonly kind?: string | null;
  readonly events: number;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
  readonly firstBad: { readonly position: number | null } | null;
}

/** A witness in a process of its own, and the policy line that it prints. */
async function startWitness(folder: LedgerFolder, policy: string): Promise<{ child: ChildProcess; line: string }> {
  const state = join(folder.root, 'witness');
  const args = ['witness', '--policy', policy, '--name', 'red-cross.example/witness', '--state', state, '--port', '0'];
  const child = spawn(process.execPath, [builtFile('bundle/pacta.js'), ...args], { env: folder.env });
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return { child, line };
}

describe('what the ledger records is verified without it', () => {
  let demo: LoadedDemo;
  let api: ApiClient;
  let witness: ChildProcess | undefined;
  let elsewhere: string;
  const file = (name: string): string => join(elsewhere, name);

  /** The command line without ledger, key or service. */
  const offline = async (...args: readonly string[]) => {
    const none = newLedgerFolder();
    try {
      return await pacta({ ...none, env: { ...none.env, PACTA_URL: '', PACTA_TOKEN: '' } }, args);
    } finally {
      none.remove();
    }
  };
  const outcome = async (...args: readonly string[]): Promise<Outcome & { readonly code: number | null }> => {
    const done = await offline('verify', ...args, '--json');
    return { ...(JSON.parse(done.stdout) as Outcome), code: done.code };
  };

  beforeAll(async () => {
    demo = await loadedDemo();
    ({ api } = demo);
    elsewhere = join(demo.folder.root, 'elsewhere');
    mkdirSync(elsewhere);
  });
  afterAll(async () => {
    witness?.kill();
    await demo?.remove();
  });

  test('checkpoints and hash tiles are open to all, never beyond the checkpoint, and say how long they last', async () => {
    const { url } = demo.service;
    await pause(1_500);
    const checkpoint = await send(url, 'GET', '/checkpoint');
    const size = Number(checkpoint.text.split('\n')[1]);
    expect([checkpoint.status, size >= 53]).toEqual([200, true]);
    const tile = await fetch(`${url}/tile/0/000.p/${size}`);
    expect([tile.status, (await tile.arrayBuffer()).byteLength]).toEqual([200, size * 32]);
    expect(tile.headers.get('content-type')).toBe('application/octet-stream');
    expect(tile.headers.get('cache-control')).toContain('immutable');
    for (const path of [
      `0/000.p/${size + 1}`,
      '0/000',
      '1/000.p/1',
      '0/001.p/1',
      '0/000.p/0',
      '0/0',
      '64/000',
      '0/000.p/256',
    ])
      expect([path, (await fetch(`${url}/tile/${path}`)).status]).toEqual([path, 404]);
  });

  test('entry tiles are for those who may read all that they cover', async () => {
    const { url } = demo.service;
    const status = async (path: string, token?: string): Promise<number> =>
      (
        await fetch(
          `${url}/tile/entries/${path}`,
          token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
        )
      ).status;
    expect(await status('000.p/53')).toBe(401);
    const tokens = await tokensOf(demo.folder, [...ROLES, 'a-stranger']);
    for (const role of ROLES) expect([role, await status('000.p/53', tokens[role])]).toEqual([role, 200]);
    expect(await status('000.p/53', tokens['a-stranger'])).toBe(404);
    // A second partnership, in which only its secretariat has a role.
    await written(api, 'foundPartnership', {
      token: tokens.secretariat,
      body: { name: 'Another', purpose: 'Elsewhere.' },
    });
    await pause(1_500);
    const size = Number((await send(url, 'GET', '/checkpoint')).text.split('\n')[1]);
    expect(size).toBeGreaterThan(53);
    for (const role of ROLES)
      expect([role, await status(`000.p/${size}`, tokens[role])]).toEqual([role, role === 'secretariat' ? 200 : 404]);
    for (const role of ROLES) expect([role, await status('000.p/53', tokens[role])]).toEqual([role, 200]);
  });

  test('a witness cosigns what the service signs, and then the quorum is met', async () => {
    const { folder, service } = demo;
    writeFileSync(file('log.txt'), (await send(service.url, 'GET', '/v1/ledger/policy')).text);
    const started = await startWitness(folder, file('log.txt'));
    witness = started.child;
    const lines = readFileSync(file('log.txt'), 'utf8').replace('quorum none\n', '');
    writeFileSync(file('policy.txt'), `${lines}${started.line.trim()}\nquorum ${started.line.split(' ')[1]}\n`);
    expect(await pacta(folder, ['verify', '--policy', file('policy.txt')])).toMatchObject({ code: 0 });
    await service.stop();
    const verified = await pacta(folder, ['verify', '--policy', file('policy.txt'), '--json']);
    const { checks } = JSON.parse(verified.stdout) as Outcome;
    expect(checks.find(({ name }) => name.startsWith('witness'))).toMatchObject({
      ok: true,
      detail: expect.stringContaining('cosigned'),
    });
    const asked = { ...folder, env: { ...folder.env, PACTA_POLICY: file('policy.txt') } };
    // A new event, whose checkpoint goes to the witness.
    const bundled = await pacta(asked, ['bundle', 'projet-malin', '--for', 'auditor', '-o', file('bundle.zip')]);
    expect([bundled.code, bundled.stderr]).toEqual([0, '']);
    const headed = JSON.parse((await pacta(folder, ['verify', '--json'])).stdout) as Outcome;
    expect(headed.checks.find(({ name }) => name === 'stream heads')).toMatchObject({
      ok: true,
      detail: expect.stringContaining('recorded in 1 event,'),
    });
    const proved = await pacta(asked, ['proof', '@29', '-o', file('receipt.tlog-proof')]);
    expect([proved.code, proved.stderr]).toEqual([0, '']);
    writeFileSync(file('event.json'), (await pacta(folder, ['show', '@29', '--json'])).stdout);
    writeFileSync(
      file('old.checkpoint'),
      readFileSync(file('receipt.tlog-proof'), 'utf8').split('\n\n').slice(1).join('\n\n'),
    );
    witness.kill();
    renameSync(folder.ledger, `${folder.ledger}-gone`);
    expect(existsSync(folder.ledger)).toBe(false);
  });

  test('a receipt verifies with no ledger, no key and no network, and any change ends with 5 and its kind', async () => {
    const with_ = (event: string) => [file('receipt.tlog-proof'), '--event', event, '--policy', file('policy.txt')];
    expect(await outcome(...with_(file('event.json')))).toMatchObject({ code: 0, ok: true, kind: null, events: 1 });
    const forged = readFileSync(file('event.json'), 'utf8').replaceAll('35000000', '45000000');
    writeFileSync(file('forged.json'), forged);
    const found = await outcome(...with_(file('forged.json')));
    expect(found).toMatchObject({ code: 5, ok: false, kind: 'altered-event', firstBad: { position: 29 } });
    const words = await offline('verify', ...with_(file('forged.json')));
    expect([words.code, words.stdout]).toEqual([5, expect.stringContaining('FAILED')]);
    expect((await offline('verify', file('receipt.tlog-proof'))).code).toBe(2);
    expect((await offline('verify', file('nothing.zip'))).code).toBe(4);
    expect((await offline('verify', file('event.json'))).code).toBe(6);
  });

  test("the verifier's own files are read however they were saved, and what is wrong with them is theirs", async () => {
    const forms: readonly (readonly [string, (text: string) => Buffer])[] = [
      ['crlf', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
      ['bom', (text) => Buffer.from(`\ufeff${text}`)],
      ['utf16', (text) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf16le')],
    ];
    for (const [form, saved] of forms) {
      for (const name of ['receipt.tlog-proof', 'event.json', 'policy.txt'])
        writeFileSync(file(`${form}-${name}`), saved(readFileSync(file(name), 'utf8')));
      const event = ['--event', file(`${form}-event.json`)];
      const policy = ['--policy', file(`${form}-policy.txt`)];
      const found = await outcome(file(`${form}-receipt.tlog-proof`), ...event, ...policy);
      expect([form, found.code, found.firstBad]).toEqual([form, 0, null]);
      expect([form, (await outcome(file('bundle.zip'), ...policy)).code]).toEqual([form, 0]);
    }
    writeFileSync(file('no-policy.txt'), 'nothing of a policy\n');
    const receipt = [file('receipt.tlog-proof'), '--event', file('event.json')];
    const found = await outcome(...receipt, '--policy', file('no-policy.txt'));
    expect(found).toMatchObject({ code: 5, kind: 'malformed', firstBad: { position: null, eventId: null } });
    const words = await offline('verify', ...receipt, '--policy', file('no-policy.txt'));
    expect(words.stdout).toMatch(/\nWhat is wrong: policy: /);
    expect(words.stdout).not.toContain('First bad event');
    writeFileSync(file('no-text.txt'), Buffer.from([0xc3, 0x28]));
    const unread = await offline('verify', ...receipt, '--policy', file('no-text.txt'));
    expect([unread.code, unread.stderr]).toEqual([6, expect.stringContaining('no-text.txt')]);
  });

  test('a bundle verifies with no ledger and no network; a byte of it changed does not', async () => {
    const sound = await outcome(file('bundle.zip'), '--policy', file('policy.txt'));
    expect(sound).toMatchObject({ code: 0, ok: true, firstBad: null });
    expect(sound.checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['completeness', 'stream heads', 'opened fields', 'witnesses']),
    );
    const own = await outcome(file('bundle.zip'));
    expect(own.checks.find(({ name }) => name === 'keys')?.detail).toMatch(/^not checked/);
    const members = unzipSync(readFileSync(file('bundle.zip')));
    for (const name of ['bundle.json', 'checkpoint', 'events.jsonl', 'heads.json']) {
      const flipped = Buffer.from(members[name] as Uint8Array);
      const place = Math.floor(flipped.length / 2);
      flipped[place] = (flipped[place] as number) ^ 0x01;
      writeFileSync(file('flipped.zip'), zipSync({ ...members, [name]: flipped }));
      expect([name, (await outcome(file('flipped.zip'), '--policy', file('policy.txt'))).code]).toEqual([name, 5]);
    }
    const lines = Buffer.from(members['events.jsonl'] as Uint8Array)
      .toString()
      .trimEnd()
      .split('\n');
    const last = lines.findLastIndex((line) => line.includes('\\"partnershipId\\"'));
    const short = Buffer.from(`${lines.toSpliced(last, 1).join('\n')}\n`);
    writeFileSync(file('short.zip'), zipSync({ ...members, 'events.jsonl': short }));
    const words = await offline('verify', file('short.zip'), '--policy', file('policy.txt'));
    expect([words.code, words.stdout]).toEqual([5, expect.stringContaining('\nWhat is wrong: completeness: ')]);
    const { 'heads.json': _, ...rest } = members;
    writeFileSync(file('cut.zip'), zipSync(rest));
    expect(await outcome(file('cut.zip'), '--policy', file('policy.txt'))).toMatchObject({
      code: 5,
      kind: 'malformed',
    });
  });
});
