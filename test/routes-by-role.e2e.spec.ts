import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { connect, send, type ApiClient } from './harness/api-client.ts';
import { arrangePartnership, COMMAND_DATA, ORGANISATIONS, written } from './harness/arranged-partnership.ts';
import { newLedgerFolder, type LedgerFolder } from './harness/ledger-folder.ts';
import { LETTERS, ROLE_TABLE, type BodyOf, type RoleRow } from './harness/role-table.ts';
import { demoTokens, ROLES, type Role, type Tokens } from './harness/roles.ts';
import { startService, type Service } from './harness/service.ts';

jest.setTimeout(120_000);

const EUROS = { amount: '4100', currency: 'EUR' };

describe('every route by every role', () => {
  let folder: LedgerFolder;
  let service: Service;
  let api: ApiClient;
  let tokens: Tokens;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    folder = newLedgerFolder();
    service = await startService(folder, {
      PACTA_DEMO: '1',
      PACTA_COMMANDS_PER_MINUTE: '0',
      PACTA_REPORTS_PER_MINUTE: '0',
      PACTA_READS_PER_MINUTE: '0',
      PACTA_FAILED_SIGN_INS_PER_MINUTE: '0',
    });
    api = await connect(service.url);
    tokens = await demoTokens(folder);
    await arrange();
  });
  afterAll(async () => {
    await service?.kill();
    folder.remove();
  });

  /** One resource of each kind, so that a refusal is due to the role and not to an unknown id. */
  async function arrange(): Promise<void> {
    ids['partnershipId'] = await arrangePartnership(api, tokens);
    const path = { ...ids } as Record<string, string>;
    const conditions = [{ id: 'results', kind: 'performance', text: 'First results are in.' }];
    const pledged = await written(api, 'pledge', {
      token: tokens.funder,
      path,
      body: { ...COMMAND_DATA.pledge, conditions },
    });
    ids['commitmentId'] = pledged.id;
    ids['funder'] = COMMAND_DATA.pledge.provider;
    const book = await written(api, 'agreeTemplate', {
      token: tokens.secretariat,
      path,
      body: COMMAND_DATA.agreeTemplate,
    });
    ids['costBookId'] = book.id;
    const line = {
      line: 'milk',
      stage: 'raw-materials',
      kind: 'direct',
      label: 'Milk powder',
      class: 'public',
      amount: EUROS,
    };
    await written(api, 'discloseCost', {
      token: tokens.discloser,
      path: ids,
      body: { disclosure: '2025-03', period: '2025-03', lines: [line] },
    });
    // Proposed by the representative, so that neither secretariat nor chair is the proposer.
    ids['decisionId'] = (
      await written(api, 'propose', { token: tokens.representative, path, body: COMMAND_DATA.propose })
    ).id;
    const time = await written(api, 'logTime', { token: tokens.discloser, path, body: ROLE_TABLE['logTime']?.body });
    ids['contributionId'] = time.id;
    ids['projection'] = 'all';
    ids['list'] = 'commitments';
    ids['figure'] = 'commitments.0.pledged';
    const anchor = { commitments: [], provider: ORGANISATIONS.funder, name: 'the anchor' };
    ids['anchorId'] = (await written(api, 'designateAnchor', { token: tokens.secretariat, path, body: anchor })).id;
    const { association, manufacturer } = ORGANISATIONS;
    await written(api, 'matchOrganisations', {
      token: tokens.secretariat,
      path,
      body: { organisation: association, with: manufacturer, why: 'As an example.' },
    });
    ids['eventId'] = pledged.receipt.eventIds[0] as string;
    const started = await callAs('importFile', ROLE_TABLE['importFile'] as RoleRow, tokens.secretariat);
    ids['importId'] = (started.body as { readonly id: string }).id;
  }

  const callAs = (operationId: string, row: RoleRow, token?: string) =>
    api.call(operationId, {
      path: ids,
      ...(token === undefined ? {} : { token }),
      query: { ...row.query, ...(row.body === undefined ? {} : { dryRun: 'true' }) },
      ...(row.body === undefined ? {} : { body: bodyOf(row) }),
      ...(row.headers === undefined ? {} : { headers: row.headers }),
    });

  const bodyOf = ({ body }: RoleRow): unknown => (typeof body === 'function' ? (body as BodyOf)(ids) : body);

  test('the table names every operation of the OpenAPI document, and no other', () => {
    expect(Object.keys(ROLE_TABLE).sort()).toEqual([...api.operations.keys()].sort());
  });

  test('the table, role by role: allowed or refused', async () => {
    const wrong: string[] = [];
    for (const [operationId, row] of Object.entries(ROLE_TABLE)) {
      for (const role of ROLES) {
        const answer = await callAs(operationId, row, tokens[role]);
        const allowed = [...row.who].some((letter) => LETTERS[letter] === role);
        const did = ![401, 403, 404].includes(answer.status) && answer.status < 500 && answer.status !== 400;
        const refused = answer.status === 403 || answer.status === 404;
        if (allowed ? !did : !refused)
          wrong.push(
            `${operationId} as ${role}: ${answer.status} instead of ${allowed ? 'allowed' : 'refused'}: ${answer.text.slice(0, 160)}`,
          );
      }
    }
    expect(wrong).toEqual([]);
  });

  test('without a token every operation is closed, and only the open list answers', async () => {
    const wrong: string[] = [];
    for (const [operationId, row] of Object.entries(ROLE_TABLE)) {
      const { status } = await callAs(operationId, row);
      if (status !== 401) wrong.push(`${operationId} without a token: ${status}`);
    }
    expect(wrong).toEqual([]);
    for (const path of ['/health/live', '/health/ready', '/metrics', '/openapi.json', '/docs'])
      expect([path, (await send(service.url, 'GET', path)).status]).toEqual([path, 200]);
  });

  test('a token of another key, an unsigned one and one without Bearer are refused everywhere', async () => {
    const [header, payload, signature] = tokens.secretariat.split('.') as [string, string, string];
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    const otherActor = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace('demo-secretariat', 'demo-auditor'),
    ).toString('base64url');
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    const wrong: string[] = [];
    for (const forged of [
      `${none}.${payload}.`,
      `${header}.${otherActor}.${signature}`,
      `${header}.${payload}.${flipped}`,
      `${header}.${payload}.`,
      'x',
    ])
      for (const [operationId, row] of Object.entries(ROLE_TABLE)) {
        const { status } = await callAs(operationId, row, forged);
        if (status !== 401) wrong.push(`${operationId} with ${forged.slice(0, 12)}…: ${status}`);
      }
    expect(wrong).toEqual([]);
  });

  test('someone with roles elsewhere only sees and does nothing here', async () => {
    const stranger = await written(api, 'foundPartnership', {
      token: tokens.secretariat,
      body: { name: 'Another', purpose: 'Elsewhere.' },
    });
    const theirs = { ...ids, partnershipId: stranger.id };
    const wrong: string[] = [];
    const within = [...api.operations.values()].filter(({ path }) => path.includes('{partnershipId}'));
    for (const { operationId } of within)
      for (const role of ROLES.filter((name): name is Exclude<Role, 'secretariat'> => name !== 'secretariat')) {
        const row = ROLE_TABLE[operationId] as RoleRow;
        const answer = await api.call(operationId, {
          token: tokens[role],
          path: theirs,
          query: { ...row.query, ...(row.body === undefined ? {} : { dryRun: 'true' }) },
          ...(row.body === undefined ? {} : { body: bodyOf(row) }),
        });
        if (answer.status !== 404) wrong.push(`${operationId} as ${role} of another partnership: ${answer.status}`);
      }
    expect(wrong).toEqual([]);
  });

  test('a revoked role ends at once, with the same token', async () => {
    const before = await api.call('getPartnership', { token: tokens.observer, path: ids });
    await written(api, 'revokeRole', {
      token: tokens.secretariat,
      path: ids,
      body: { actor: 'demo-observer', role: 'observer' },
    });
    const after = await api.call('getPartnership', { token: tokens.observer, path: ids });
    expect([before.status, after.status]).toEqual([200, 404]);
  });

  test('nothing outside the document is served', async () => {
    for (const path of [
      '/v1',
      '/v1/',
      '/admin',
      '/v1/ledger',
      '/.env',
      '/v1/partnerships/../..',
      '/docs/../package.json',
    ])
      expect([401, 404]).toContain((await send(service.url, 'GET', path)).status);
  });
});
