import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { COMMAND_DATA, ORGANISATIONS, ROLES_GRANTED, type Written } from './harness/arranged-partnership.ts';
import { connect, send, type Answer, type ApiClient, type Call } from './harness/api-client.ts';
import { pacta, pactaJson } from './harness/command-line.ts';
import { newLedgerFolder, type LedgerFolder } from './harness/ledger-folder.ts';
import { wholeLog, type LogEntry } from './harness/log-reading.ts';
import { recomputedLeafHash } from './harness/leaf-recomputed.ts';
import { demoTokens, type Role, type Tokens } from './harness/roles.ts';
import { startService, type Service } from './harness/service.ts';

jest.setTimeout(120_000);

const IN_CENTS = (amount: string) => ({ amount, currency: 'EUR' });
const SETTINGS = { PACTA_DEMO: '1', PACTA_COMMANDS_PER_MINUTE: '0' };

/** Each test continues where the one before it stopped: this is one story, told in order. */
describe('a partnership over HTTP, from its founding to a restart', () => {
  let folder: LedgerFolder;
  let service: Service;
  let api: ApiClient;
  let tokens: Tokens;
  const ids = { partnershipId: '', commitmentId: '', costBookId: '', decisionId: '' };
  /** Every receipt, to be checked against the log at the end. */
  const receipts: Written['receipt'][] = [];

  beforeAll(async () => {
    folder = newLedgerFolder();
    service = await startService(folder, SETTINGS);
    api = await connect(service.url);
    tokens = await demoTokens(folder);
  });
  afterAll(async () => {
    await service?.kill();
    folder.remove();
  });

  /** Sends a command that must be recorded. */
  async function record(as: Role, operationId: string, body: unknown, call: Call = {}): Promise<Answer<Written>> {
    const answer = await api.call<Written>(operationId, { token: tokens[as], path: ids, body, ...call });
    if (answer.status !== 201 && answer.status !== 200)
      throw new Error(`${operationId}: ${answer.status} ${answer.text}`);
    const { receipt, events } = answer.body;
    expect(receipt.eventIds).toHaveLength(events.length);
    expect(receipt.leafHashes).toHaveLength(events.length);
    expect(answer.headers.get('etag')).toBe(`"${receipt.revision}"`);
    receipts.push(receipt);
    return answer;
  }

  /** Reads a resource as it is after a write. */
  async function readAfter(as: Role, operationId: string, write: Answer<Written>): Promise<Answer> {
    const { token, revision } = write.body.receipt;
    const answer = await api.call(operationId, { token: tokens[as], path: ids, headers: { 'pacta-min-token': token } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe(`"${revision}"`);
    return answer;
  }

  const expectProblem = (answer: Answer, status: number, code?: string): void => {
    expect([answer.status, answer.text]).toEqual([status, expect.anything()]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      status,
      type: expect.any(String),
      title: expect.any(String),
      detail: expect.any(String),
      code: code ?? expect.any(String),
    });
  };

  test('a partnership is founded, and stands at the Location it was given', async () => {
    const founded = await record('secretariat', 'foundPartnership', COMMAND_DATA.foundPartnership, {
      headers: { 'idempotency-key': 'found' },
    });
    expect(founded.status).toBe(201);
    ids.partnershipId = founded.body.id;
    expect(founded.headers.get('location')).toContain(ids.partnershipId);
    const read = await readAfter('secretariat', 'getPartnership', founded);
    expect(read.text).toContain(COMMAND_DATA.foundPartnership.name);
    const followed = await send(
      service.url,
      'GET',
      new URL(founded.headers.get('location') as string, service.url).pathname,
      { token: tokens.secretariat },
    );
    expect(followed.status).toBe(200);
  });

  test('it gets a charter, an exit plan, partners and people with roles', async () => {
    await record('secretariat', 'adoptCharter', COMMAND_DATA.adoptCharter, { headers: { 'if-match': '"1"' } });
    await record('secretariat', 'adoptExitPlan', COMMAND_DATA.adoptExitPlan);
    for (const partner of ['manufacturer', 'association', 'funder'] as const) {
      const added = await record('secretariat', 'addPartner', COMMAND_DATA[partner]);
      expect(added.body.id).toBe(ORGANISATIONS[partner]);
    }
    let last: Answer<Written> | undefined;
    for (const grant of ROLES_GRANTED) last = await record('secretariat', 'grantRole', grant);
    const read = await readAfter('observer', 'getPartnership', last as Answer<Written>);
    expect(read.text).toContain('Association');
  });

  test('money is pledged, signed, disbursed and received, each by the side it belongs to', async () => {
    const pledged = await record('funder', 'pledge', COMMAND_DATA.pledge, {
      headers: { 'idempotency-key': 'pledge-1' },
    });
    ids.commitmentId = pledged.body.id;
    expect(pledged.headers.get('location')).toContain(ids.commitmentId);
    await record(
      'funder',
      'sign',
      { terms: 'As pledged, in two parts.', amount: IN_CENTS('35000000') },
      { headers: { 'if-match': '"0"' } },
    );
    await record('funder', 'disburse', { amount: IN_CENTS('20000000'), valueDate: '2025-03-02', reference: 'TR-1' });
    const received = await record('partner', 'receive', {
      amount: IN_CENTS('20000000'),
      valueDate: '2025-03-04',
      reference: 'TR-1',
    });
    const read = await readAfter('auditor', 'getCommitment', received);
    expect(read.text).toContain('20000000');
  });

  test('a cost is disclosed with classed lines, and each reader sees their own share of it', async () => {
    const opened = await record('secretariat', 'agreeTemplate', COMMAND_DATA.agreeTemplate);
    ids.costBookId = opened.body.id;
    const line = (name: string, label: string, of: string, amount: string) => ({
      line: name,
      stage: 'raw-materials',
      kind: 'direct',
      label,
      class: of,
      amount: IN_CENTS(amount),
    });
    const disclosed = await record('discloser', 'discloseCost', {
      disclosure: '2026-03',
      period: '2026-03',
      lines: [
        line('milk', 'Milk powder', 'public', '4100011'),
        line('iron', 'Iron', 'partners', '5200022'),
        line('audit', 'Audit', 'funder-and-auditor', '6300033'),
        line('recipe', 'Recipe', 'discloser-only', '7400044'),
      ],
    });
    const seen = async (as: Role): Promise<string[]> => {
      const { text } = await readAfter(as, 'getCostBook', disclosed);
      return ['4100011', '5200022', '6300033', '7400044'].filter((amount) => text.includes(amount));
    };
    expect(await seen('discloser')).toEqual(['4100011', '5200022', '6300033', '7400044']);
    expect(await seen('auditor')).toEqual(['4100011', '5200022', '6300033']);
    expect(await seen('partner')).toEqual(['4100011', '5200022']);
    expect(await seen('observer')).not.toContain('5200022');
  });

  test('a decision is proposed, voted and closed', async () => {
    const proposed = await record('secretariat', 'propose', COMMAND_DATA.propose);
    ids.decisionId = proposed.body.id;
    await record('chair', 'castBallot', { position: 'for', reason: 'Families wait.' });
    await record('board-member', 'castBallot', { position: 'for' });
    const closed = await record('chair', 'closeDecision', { rationale: 'Both seats are for it.' });
    const read = await readAfter('representative', 'getDecision', closed);
    expect(read.text).toContain('adopted');
  });

  test('a stale If-Match is 412 and writes nothing', async () => {
    const before = await wholeLog(api, tokens.auditor, ids.partnershipId);
    const stale = await api.call('adoptCharter', {
      token: tokens.secretariat,
      path: ids,
      body: COMMAND_DATA.adoptCharter,
      headers: { 'if-match': '"1"' },
    });
    expectProblem(stale, 412);
    expect(await wholeLog(api, tokens.auditor, ids.partnershipId)).toEqual(before);
  });

  test('the same Idempotency-Key answers the same body, marked, also after the stream has moved on', async () => {
    const again = async (operationId: string, as: Role, key: string, body: unknown) =>
      api.call<Written>(operationId, {
        token: tokens[as],
        path: ids,
        body,
        headers: { 'idempotency-key': key, 'if-match': '"7777"' },
      });
    const key = { headers: { 'idempotency-key': 'sign-of-time' } };
    const first = await record('secretariat', 'adoptCharter', COMMAND_DATA.adoptCharter, key);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    await record('secretariat', 'adoptExitPlan', COMMAND_DATA.adoptExitPlan);
    const replayed = await again('adoptCharter', 'secretariat', 'sign-of-time', COMMAND_DATA.adoptCharter);
    expect(replayed.status).toBe(first.status);
    expect(replayed.body.receipt).toEqual({ ...first.body.receipt, position: expect.any(Number) });
    expect(replayed.body.events).toEqual(first.body.events);
    expect(replayed.body.id).toBe(first.body.id);
    expect(replayed.headers.get('idempotent-replayed')).toBe('true');
    const pledged = await again('pledge', 'funder', 'pledge-1', COMMAND_DATA.pledge);
    expect(pledged.body.id).toBe(ids.commitmentId);
  });

  test('the same Idempotency-Key with another body is 422', async () => {
    const other = await api.call('pledge', {
      token: tokens.funder,
      path: ids,
      body: { ...COMMAND_DATA.pledge, amount: IN_CENTS('35000001') },
      headers: { 'idempotency-key': 'pledge-1' },
    });
    expect(other.status).toBe(422);
    expectProblem(other, 422);
  });

  test('another actor with the same key gives another command', async () => {
    const other = await api.call('pledge', {
      token: tokens.partner,
      path: ids,
      body: COMMAND_DATA.pledge,
      headers: { 'idempotency-key': 'pledge-1' },
    });
    expect(other.status).toBe(403);
    expectProblem(other, 403);
  });

  test('?dryRun=true shows the events and writes nothing', async () => {
    const before = await wholeLog(api, tokens.auditor, ids.partnershipId);
    const dry = await api.call('disburse', {
      token: tokens.funder,
      path: ids,
      query: { dryRun: 'true' },
      body: { amount: IN_CENTS('100'), valueDate: '2025-05-02', reference: 'TR-2' },
    });
    expect(dry.status).toBe(200);
    expect(dry.text).toContain('Disbursed.v1');
    expect(dry.body['receipt']).toBeNull();
    expect(await wholeLog(api, tokens.auditor, ids.partnershipId)).toEqual(before);
  });

  test('each kind of error is a problem document with a stable code', async () => {
    const pledge = { token: tokens.funder, path: ids, body: COMMAND_DATA.pledge };
    expectProblem(await api.call('pledge', { ...pledge, body: { ...COMMAND_DATA.pledge, amount: 12 } }), 400);
    expectProblem(await api.call('pledge', { path: ids, body: COMMAND_DATA.pledge }), 401);
    expectProblem(await api.call('pledge', { ...pledge, token: tokens.observer }), 403);
    expectProblem(await api.call('getCommitment', { token: tokens.funder }), 404);
    const tooMuch = await api.call('disburse', {
      ...pledge,
      body: { amount: IN_CENTS('99900000000'), valueDate: '2025-05-02', reference: 'TR-9' },
    });
    expectProblem(tooMuch, 409);
    expect(tooMuch.body).toMatchObject({ detail: expect.any(String), next: expect.any(String) });
    expectProblem(await send(service.url, 'GET', '/v1/nothing-here', { token: tokens.funder }), 404);
    const shape = await api.call<{ errors: { pointer: string }[] }>('disburse', {
      ...pledge,
      body: { amount: IN_CENTS('1.5'), valueDate: '2026-02-31', reference: 'TR-9' },
    });
    expect(shape.body.errors.map(({ pointer }) => pointer).sort()).toEqual(['/amount/amount', '/valueDate']);
  });

  /** Checks each receipt against the log: ids, order, position, and a leaf hash recomputed from the event. */
  const expectReceiptsInLog = async (log: readonly LogEntry[]): Promise<void> => {
    const byId = new Map(log.map((entry) => [entry.eventId, entry]));
    for (const receipt of receipts) {
      const entries = receipt.eventIds.map((id) => byId.get(id) as LogEntry);
      expect(entries.map(({ leafHash }) => leafHash)).toEqual(receipt.leafHashes);
      expect(entries.map(({ leafHash }) => leafHash)).toEqual(
        await Promise.all(entries.map(({ eventId }) => recomputedLeafHash(api, tokens.auditor, eventId))),
      );
      expect(entries.at(-1)).toMatchObject({ stream: receipt.stream, revision: receipt.revision });
      if (receipt.position !== null) expect(entries.at(-1)?.position).toBe(receipt.position);
      expect(receipt.permalink).toContain(receipt.eventIds.at(-1) as string);
    }
  };

  test('every receipt checks out against the log and a recomputed leaf hash', async () => {
    expect(receipts.length).toBeGreaterThan(20);
    await expectReceiptsInLog(await wholeLog(api, tokens.auditor, ids.partnershipId));
  });

  test('after a restart everything is still there, and verify passes', async () => {
    const before = await wholeLog(api, tokens.auditor, ids.partnershipId);
    const stopped = await service.stop();
    expect(stopped).toMatchObject({ code: 0 });
    expect(stopped.milliseconds).toBeLessThan(5000);
    const verified = await pactaJson<{ ok: boolean; checks: { ok: boolean }[] }>(folder, ['verify']);
    expect(verified.ok).toBe(true);
    expect(verified.checks.length).toBeGreaterThan(2);
    const log = (await pacta(folder, ['log', '--json', '--ledger', folder.ledger])).stdout;
    for (const { eventIds } of receipts) for (const id of eventIds) expect(log).toContain(id);

    service = await startService(folder, SETTINGS);
    api = await connect(service.url);
    const after = await wholeLog(api, tokens.auditor, ids.partnershipId);
    expect(after).toEqual(before);
    await expectReceiptsInLog(after);
    const decision = await api.call('getDecision', { token: tokens.observer, path: ids });
    expect(decision.text).toContain('adopted');
  });
});
