import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Applier, ApplyResult } from '@pacta/service-client';
import { openLedger, type OpenLedger } from '@pacta/opening';
import { demoApp, type DemoApp } from '../testing/demo-app.ts';

let demo: DemoApp;
let ledger: OpenLedger;
let app: NestFastifyApplication;
let applier: Applier;

const made = async (result: Promise<ApplyResult>): Promise<string> => {
  const outcome = await result;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.id;
};

async function ask(
  role: string,
  method: 'GET' | 'POST',
  url: string,
  more: { headers?: Record<string, string>; payload?: object } = {},
) {
  const token = await demo.tokenOf(role);
  const { headers = {}, ...rest } = more;
  return app.inject({ method, url, headers: { authorization: `Bearer ${token}`, ...headers }, ...rest });
}

let partnership: string;
let commitment: string;

beforeAll(async () => {
  demo = await demoApp({ PACTA_ZONE: 'Europe/Paris' });
  ({ app, ledger, applier } = demo);
  partnership = await made(
    applier.apply({ command: 'foundPartnership', id: 'p', data: { name: 'Pilot', purpose: 'To try it.' } }),
  );
  for (const [id, name] of [
    ['funder-org', 'Bank'],
    ['partner-org', 'Association'],
  ])
    await made(
      applier.apply({
        command: 'addPartner',
        id: id as string,
        data: { partnershipId: '$p', organisation: { name }, sector: 'public', roles: [] },
      }),
    );
  for (const [role, organisation] of [
    ['funder', '$funder-org'],
    ['partner', '$partner-org'],
  ])
    await made(
      applier.apply({ command: 'grantRole', data: { partnershipId: '$p', actor: `demo-${role}`, role, organisation } }),
    );
  await made(
    applier.apply({ command: 'grantRole', data: { partnershipId: '$p', actor: 'demo-observer', role: 'observer' } }),
  );
  commitment = await made(
    applier.apply({
      command: 'pledge',
      id: 'c',
      as: 'funder',
      data: {
        partnershipId: '$p',
        provider: '$funder-org',
        receiver: '$partner-org',
        instrument: 'grant',
        amount: { amount: '5000', currency: 'EUR' },
        conditions: [],
      },
    }),
  );
}, 30_000);

afterAll(() => demo.close());

const terms = { terms: 'As agreed.', amount: { amount: '5000', currency: 'EUR' } };

describe('a command', () => {
  test('answers with a receipt whose position is the leaf index', async () => {
    const response = await ask('funder', 'POST', `/v1/commitments/${commitment}/sign`, {
      payload: terms,
      headers: { 'idempotency-key': 's', 'if-match': '"0"' },
    });
    expect(response.statusCode).toBe(200);
    expect(response.headers['etag']).toBe('"1"');
    const { receipt, events } = response.json();
    expect(receipt).toMatchObject({ revision: 1, position: events[0].position, leafHashes: [events[0].leafHash] });
    const again = await ask('funder', 'POST', `/v1/commitments/${commitment}/sign`, {
      payload: terms,
      headers: { 'idempotency-key': 's', 'if-match': '"0"' },
    });
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toBe(response.body);
  });

  test.each<[string, string, string, object, Record<string, string>, number, string]>([
    ['an old ETag', 'funder', 'sign', terms, { 'if-match': '"0"' }, 412, 'stale-revision'],
    [
      'a key with another body',
      'funder',
      'sign',
      { ...terms, terms: 'Other.' },
      { 'idempotency-key': 's' },
      422,
      'idempotency-key-reused',
    ],
    [
      'a key of another resource',
      'funder',
      'amend',
      { delta: terms.amount, reason: 'x' },
      { 'idempotency-key': 'c' },
      422,
      'idempotency-key-reused',
    ],
    [
      'a rule',
      'funder',
      'disbursements',
      { amount: { amount: '5001', currency: 'EUR' }, valueDate: '2026-01-01', reference: 'r' },
      {},
      409,
      'above-signed',
    ],
    ['a role that may not', 'observer', 'sign', terms, {}, 403, 'role-missing'],
    ['no role at all', 'auditor', 'sign', terms, {}, 404, 'not-found'],
    ['an unknown parameter', 'funder', 'sign?dry-run=true', terms, {}, 400, 'malformed-query'],
    ['a missing field', 'funder', 'sign', {}, {}, 400, 'malformed-request'],
  ])('with %s records nothing', async (_, role, path, payload, headers, status, code) => {
    const before = ledger.projector.readModels.eventCount();
    const response = await ask(role, 'POST', `/v1/commitments/${commitment}/${path}`, { payload, headers });
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(ledger.projector.readModels.eventCount()).toBe(before);
  });

  test('tried dry shows its events and records none', async () => {
    const before = await ledger.store.head();
    const response = await ask('funder', 'POST', `/v1/commitments/${commitment}/amend?dryRun=true`, {
      payload: { delta: terms.amount, reason: 'More.' },
    });
    expect(response.json()).toMatchObject({
      receipt: null,
      events: [{ type: 'Amended.v1', revision: 2, position: null }],
    });
    expect(await ledger.store.head()).toBe(before);
  });
});

describe('a read', () => {
  test('has the revision as its ETag, and answers 304 to it', async () => {
    const response = await ask('observer', 'GET', `/v1/commitments/${commitment}`);
    expect(response.json()).toMatchObject({ id: commitment, partnershipId: partnership });
    const etag = response.headers['etag'] as string;
    expect(etag).toMatch(/^"\d+"$/);
    const unchanged = await ask('observer', 'GET', `/v1/commitments/${commitment}`, {
      headers: { 'if-none-match': etag },
    });
    expect([unchanged.statusCode, unchanged.body]).toEqual([304, '']);
  });

  test('of the past has a weak one, and shows what was', async () => {
    const [first] = (await ask('observer', 'GET', `/v1/log?stream=commitment-${commitment}&limit=1`)).json().items;
    const then = await ask('observer', 'GET', `/v1/commitments/${commitment}?asOf=@${first.position}`);
    expect(then.json()).toMatchObject({ revision: 0, signature: null });
    expect(then.headers['etag']).toBe(`W/"0@${first.position}"`);
  });

  test.each(['', '/report', '/commitments', '/decisions', '/cost-books', '/contributions'])(
    'of partnerships/…%s is nothing to an outsider',
    async (path) => {
      const response = await ask('auditor', 'GET', `/v1/partnerships/${partnership}${path}`);
      expect([response.statusCode, response.json().code]).toEqual([404, 'not-found']);
    },
  );

  test('a revoked role ends at once', async () => {
    await made(
      applier.apply({ command: 'grantRole', data: { partnershipId: '$p', actor: 'demo-chair', role: 'chair' } }),
    );
    expect((await ask('chair', 'GET', `/v1/commitments/${commitment}`)).statusCode).toBe(200);
    await made(
      applier.apply({ command: 'revokeRole', data: { partnershipId: '$p', actor: 'demo-chair', role: 'chair' } }),
    );
    expect((await ask('chair', 'GET', `/v1/commitments/${commitment}`)).statusCode).toBe(404);
  });

  test('pages of the log hold together', async () => {
    const whole = (await ask('observer', 'GET', '/v1/log'))
      .json()
      .items.map(({ position }: { position: number }) => position);
    const paged: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: { position: number }[]; next: string | null } = (
        await ask('observer', 'GET', `/v1/log?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`)
      ).json();
      paged.push(...page.items.map(({ position }) => position));
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(7);
  });
});

describe('the service itself', () => {
  test('is ready, and its figures count commands', async () => {
    expect((await app.inject('/health/live')).json()).toEqual({ status: 'ok' });
    expect((await app.inject('/health/ready')).statusCode).toBe(200);
    expect((await app.inject('/metrics')).body).toContain(
      'pacta_commands_total{command="pledge",outcome="recorded"} 1',
    );
  });

  test('lets nobody in without a token, on any route of its document', async () => {
    const { paths } = (await app.inject('/openapi.json')).json() as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const routes = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => [method.toUpperCase() as 'GET', path] as const),
    );
    expect(routes.length).toBeGreaterThan(35);
    for (const [method, path] of routes) {
      const { statusCode, headers } = await app.inject({
        method,
        url: path.replaceAll(/\{\w+\}/g, commitment),
        ...(method === 'GET' ? {} : { payload: {} }),
      });
      expect([method, path, statusCode, headers['www-authenticate']]).toEqual([
        method,
        path,
        401,
        'Bearer realm="pacta"',
      ]);
    }
  });

  test('declares each operation once, and every problem it may answer', async () => {
    const { openapi, paths } = (await app.inject('/openapi.json')).json();
    expect(openapi).toBe('3.1.0');
    const operations = Object.values(
      paths as Record<string, Record<string, { operationId: string; responses: object }>>,
    ).flatMap((path) => Object.values(path));
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { operationId, responses } of operations)
      expect([operationId, Object.keys(responses)]).toEqual([
        operationId,
        expect.arrayContaining(['401', '429', '503']),
      ]);
  });

  test('tells browsers to keep out', async () => {
    const { headers } = await app.inject('/health/live');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('the ledger', () => {
  test('opens with what it is for, and its administrator', async () => {
    const { items } = (await ask('observer', 'GET', '/v1/log?stream=ledger-main')).json();
    expect(items.map(({ type, data }: { type: string; data: object }) => [type, data])).toMatchObject([
      ['LedgerOpened.v1', { zone: 'Europe/Paris', demo: true }],
      ['RoleGranted.v1', { actor: 'demo-secretariat', role: 'administrator' }],
    ]);
  });

  test('is held by one writer, and read by others meanwhile', async () => {
    await expect(openLedger(demo.settings, { write: true })).rejects.toMatchObject({
      code: 'ledger-held',
      exitCode: 7,
    });
    const reader = await openLedger(demo.settings, { write: false });
    await reader.projector.waitForHead(5_000);
    expect(reader.projector.readModels.eventCount()).toBe(ledger.projector.readModels.eventCount());
    await reader.close();
  });

  test('keeps its zone for good', async () => {
    await expect(openLedger({ ...demo.settings, zone: 'UTC' }, { write: false })).rejects.toMatchObject({
      code: 'zone-fixed',
      exitCode: 2,
    });
  });
});
