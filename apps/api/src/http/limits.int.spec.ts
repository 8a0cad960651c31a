import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ledgerSettings, mintToken, openLedger, type OpenLedger } from '@pacta/opening';
import type { AppOptions } from '../create-app.ts';

jest.setTimeout(60_000);

// Nest comes first; see create-app.int.spec.ts.
await import('@nestjs/core');
const { createApp } = await import('../create-app.ts');

const folder = mkdtempSync(join(tmpdir(), 'pacta-limits-'));
let ledger: OpenLedger;
let app: NestFastifyApplication | undefined;

beforeAll(async () => {
  const settings = ledgerSettings({ flags: { ledger: join(folder, 'ledger'), demo: '1' }, env: { HOME: folder } });
  ledger = await openLedger(settings, { write: true });
});
afterEach(async () => {
  await app?.close();
  app = undefined;
});
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const service = async (options: AppOptions): Promise<NestFastifyApplication> =>
  (app = await createApp(ledger, options));
const token = (actor = 'demo-secretariat'): Promise<string> => mintToken(ledger.signingKey(), actor);
const bearer = async (actor?: string) => ({ authorization: `Bearer ${await token(actor)}` });

async function statuses(times: number, headers: Record<string, string>, url = '/v1/ledger'): Promise<number[]> {
  const all: number[] = [];
  for (let turn = 0; turn < times; turn += 1) all.push((await app?.inject({ url, headers }))?.statusCode ?? 0);
  return all;
}

/** What the service says to these bytes until it closes the connection. */
async function onWire(bytes: string): Promise<string> {
  if (app === undefined) throw new Error('no service has been started');
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (text: string) => (said += text));
    socket.on('error', reject).on('close', () => resolve(said));
  });
}

describe('limits', () => {
  test('of reads: by actor, whatever the address, and by address ten times as many', async () => {
    await service({ readsPerMinute: 3 });
    expect(await statuses(4, await bearer())).toEqual([200, 200, 200, 429]);
    const refused = await app?.inject({ url: '/v1/ledger', headers: await bearer() });
    expect(refused?.json()).toMatchObject({ code: 'too-many-requests' });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect(await statuses(1, await bearer('demo-funder'))).toEqual([200]);
    expect((await statuses(30, {}, '/v1/ledger/policy')).lastIndexOf(200)).toBe(30 - 6 - 1);
    expect(await statuses(3, {}, '/health/live')).toEqual([200, 200, 200]);
  });

  test('of tokens that are refused: by address, which a header does not change; who is signed in goes on', async () => {
    await service({ failedSignInsPerMinute: 3 });
    const wrong = { authorization: 'Bearer not.a.token' };
    expect(await statuses(4, wrong)).toEqual([401, 401, 401, 429]);
    expect(await statuses(1, { ...wrong, 'x-forwarded-for': '192.0.2.1' })).toEqual([429]);
    expect(await statuses(1, await bearer())).toEqual([200]);
    expect(await statuses(1, {})).toEqual([401]);
  });

  test('behind a proxy that is named: by the address that it forwards', async () => {
    await service({ failedSignInsPerMinute: 1, proxy: '127.0.0.1' });
    const from = (address: string) => ({ authorization: 'Bearer not.a.token', 'x-forwarded-for': address });
    expect(await statuses(2, from('192.0.2.1'))).toEqual([401, 429]);
    expect(await statuses(1, from('192.0.2.2'))).toEqual([401]);
  });

  test('of commands and reports', async () => {
    await service({ commandsPerMinute: 1, reportsPerMinute: 1 });
    const headers = await bearer();
    expect(await statuses(2, headers, '/v1/totals')).toEqual([200, 429]);
    const found = () => app?.inject({ method: 'POST', url: '/v1/partnerships', headers, payload: {} });
    expect([(await found())?.statusCode, (await found())?.statusCode]).toEqual([400, 429]);
  });
});

describe('before a body is read', () => {
  const head = (path: string, more = ''): string =>
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n${more}\r\n`;

  test.each([
    ['who sends it is known', '/v1/partnerships', '', 401],
    ['its token is looked at', '/v1/partnerships', 'authorization: Bearer not.a.token\r\n', 401],
    ['there is something at its address', '/v1/nothing', '', 404],
    ['a file has one, too', '/v1/imports', '', 401],
  ])('%s', async (_, path, more, status) => {
    await service({});
    expect(await onWire(head(path, more))).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*connection: close`, 'is'));
  });

  test('its length is', async () => {
    await service({});
    const signed = `authorization: Bearer ${await token()}\r\n`;
    expect(await onWire(head('/v1/partnerships', signed).replace('1000000', '1048577'))).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('a body of a command', () => {
  const founded = async (payload: string | Buffer) => {
    const headers = { ...(await bearer()), 'content-type': 'application/json' };
    return app?.inject({ method: 'POST', url: '/v1/partnerships', headers, payload });
  };

  test('that says a member twice, is not UTF-8 or nests too deep records nothing and says where', async () => {
    await service({});
    const before = await ledger.store.head();
    const twice = await founded('{"name":"One","purpose":"To try.","name":"Two"}');
    expect([twice?.statusCode, twice?.json()]).toMatchObject([
      400,
      { code: 'member-twice', errors: [{ pointer: '/name' }] },
    ]);
    const latin = await founded(Buffer.from('{"name":"\xc9col","purpose":"To try."}', 'latin1'));
    expect([latin?.statusCode, latin?.json()]).toMatchObject([400, { code: 'encoding-wrong' }]);
    const deep = await founded(`{"name":${'['.repeat(40)}${']'.repeat(40)}}`);
    const why = { code: 'malformed-request', errors: [{ pointer: '', message: 'is nested deeper than 32 levels' }] };
    expect([deep?.statusCode, deep?.json()]).toMatchObject([400, why]);
    expect(await ledger.store.head()).toBe(before);
  });
});

describe('the host of a request', () => {
  const asked = async (host: string): Promise<number | undefined> =>
    (await app?.inject({ url: '/v1/ledger/policy', headers: { host } }))?.statusCode;

  test('is one that the service is set up for', async () => {
    await service({ host: '127.0.0.1', publicUrl: 'https://pacta.example.org' });
    for (const host of [
      'localhost',
      'LOCALHOST:3000',
      '127.0.0.1:1',
      '[::1]:3000',
      'pacta.example.org',
      'pacta.example.org:443',
    ])
      expect([host, await asked(host)]).toEqual([host, 200]);
    for (const host of ['evil.example', 'localhost.evil.example', '192.0.2.1:3000', 'pacta.example.org.evil.example'])
      expect([host, await asked(host)]).toEqual([host, 421]);
    const answer = await app?.inject({
      url: '/health/live',
      headers: { host: 'evil.example', 'x-forwarded-host': 'localhost' },
    });
    expect([answer?.statusCode, answer?.json()]).toMatchObject([421, { code: 'host-not-served' }]);
  });
});
