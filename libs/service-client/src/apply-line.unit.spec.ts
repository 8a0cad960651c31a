import { describe, expect, test } from '@jest/globals';
import { createApplier, type ApiClient, type ApiResponse } from './apply-line.ts';

const document = {
  paths: {
    '/v1/partnerships': { get: { operationId: 'listPartnerships' }, post: { operationId: 'foundPartnership' } },
    '/v1/partnerships/{partnershipId}/commitments': { post: { operationId: 'pledge' } },
    '/v1/commitments/{commitmentId}/receipts': {
      post: {
        operationId: 'receive',
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/ReceiveDto' } } } },
      },
    },
  },
  components: {
    schemas: {
      ReceiveDto: {
        properties: {
          disbursement: { type: 'string', 'x-pacta-names': 'event' },
          dossier: { type: 'array', items: { type: 'string', 'x-pacta-names': 'event' } },
          source: { type: 'string' },
        },
      },
    },
  },
};

interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A service that answers every command with the next of these. */
function service(...answers: Partial<ApiResponse>[]): { client: ApiClient; sent: Sent[] } {
  const sent: Sent[] = [];
  const client: ApiClient = async (method, path, headers, body) => {
    if (method === 'GET') return { status: 200, headers: {}, body: document };
    sent.push({ path, headers, body });
    return { status: 201, headers: {}, body: { id: `made-${sent.length}` }, ...answers[sent.length - 1] };
  };
  return { client, sent };
}

const tokenFor = async (as: string | undefined) => `token of ${as ?? 'nobody'}`;

describe('a line', () => {
  test('becomes one request: path from data, the rest as body, id as key', async () => {
    const { client, sent } = service();
    const applier = await createApplier(client, { tokenFor });
    await applier.apply({
      command: 'foundPartnership',
      id: 'malin',
      as: 'secretariat',
      data: { name: 'Projet Malin' },
    });
    const result = await applier.apply({
      command: 'pledge',
      as: 'funder',
      at: '2026-04-12T09:30:00Z',
      effectiveOn: '2026-04-10',
      ifMatch: 3,
      data: { partnershipId: '$malin', note: 'costs $malin in text', list: ['$malin'] },
    });
    expect(sent[0]).toEqual({
      path: '/v1/partnerships',
      headers: { 'idempotency-key': 'malin', authorization: 'Bearer token of secretariat' },
      body: { name: 'Projet Malin' },
    });
    expect(sent[1]).toEqual({
      path: '/v1/partnerships/made-1/commitments',
      headers: { 'if-match': '"3"', 'pacta-at': '2026-04-12T09:30:00Z', authorization: 'Bearer token of funder' },
      body: { note: 'costs $malin in text', list: ['made-1'], effectiveOn: '2026-04-10' },
    });
    expect(result).toMatchObject({ ok: true, id: 'made-2', replayed: false });
  });

  test('names by a label what its member takes: the event, or the id of the answer', async () => {
    const { client, sent } = service({ body: { id: 'commitment-1', events: [{ eventId: 'event-1' }] } });
    const applier = await createApplier(client, { tokenFor });
    await applier.apply({ command: 'pledge', id: 'paid', data: { partnershipId: 'p' } });
    await applier.apply({
      command: 'receive',
      data: { commitmentId: '$paid', disbursement: '$paid', dossier: ['$paid'], source: '$paid' },
    });
    expect(sent[1]).toMatchObject({
      path: '/v1/commitments/commitment-1/receipts',
      body: { disbursement: 'event-1', dossier: ['event-1'], source: 'commitment-1' },
    });
  });

  test('says where the answer was given before', async () => {
    const { client } = service({ headers: { 'idempotent-replayed': 'true' } });
    const applier = await createApplier(client, { tokenFor });
    expect(await applier.apply({ command: 'foundPartnership', data: {} })).toMatchObject({ ok: true, replayed: true });
  });

  test('can be tried without recording', async () => {
    const { client, sent } = service();
    await (await createApplier(client, { tokenFor, dryRun: true })).apply({ command: 'foundPartnership' });
    expect(sent[0]?.path).toBe('/v1/partnerships?dryRun=true');
  });

  test('that is refused makes no label', async () => {
    const { client } = service({ status: 409, body: { code: 'already-founded', detail: '…' } });
    const applier = await createApplier(client, { tokenFor });
    const refused = await applier.apply({ command: 'foundPartnership', id: 'malin', data: {} });
    expect(refused).toMatchObject({ ok: false, status: 409, problem: { code: 'already-founded' } });
    expect(await applier.apply({ command: 'pledge', data: { partnershipId: '$malin' } })).toMatchObject({
      ok: false,
      problem: { code: 'unknown-label', detail: 'No earlier line has the id malin.' },
    });
  });

  test.each([
    ['an unknown command', { command: 'pledg' }, 'unknown-command'],
    ['a read', { command: 'listPartnerships' }, 'unknown-command'],
    ['a missing path parameter', { command: 'pledge', data: {} }, 'missing-parameter'],
    ['a path parameter that is no text', { command: 'pledge', data: { partnershipId: 7 } }, 'missing-parameter'],
  ])('with %s is never sent', async (_, line, code) => {
    const { client, sent } = service();
    const result = await (await createApplier(client, { tokenFor })).apply(line);
    expect(result).toMatchObject({ ok: false, problem: { code } });
    expect(sent).toEqual([]);
  });

  test('can not climb out of its path', async () => {
    const { client, sent } = service();
    await (
      await createApplier(client, { tokenFor })
    ).apply({ command: 'pledge', data: { partnershipId: '../admin?x=' } });
    expect(sent[0]?.path).toBe('/v1/partnerships/..%2Fadmin%3Fx%3D/commitments');
  });
});
