import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { send } from './harness/api-client.ts';
import { badRequestsOf, type BadRequest } from './harness/bad-requests.ts';
import { exampleIds } from './harness/example-ids.ts';
import { loadedDemo, type LoadedDemo } from './harness/loaded-demo.ts';
import { logHead } from './harness/log-reading.ts';
import { demoTokens, type Tokens } from './harness/roles.ts';

jest.setTimeout(300_000);

/** How many are sent; the reliability run asks for 10,000. */
const COUNT = Number(process.env['PACTA_TEST_BAD_REQUESTS'] ?? 800);
const SEED = Number(process.env['PACTA_TEST_SEED'] ?? 20261124);

/** A small seeded generator (mulberry32), so that a failure can be reproduced. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const STACK =
  /\n\s+at \S|\.(?:ts|js):\d+:\d+|node_modules|node:internal|SQLITE|SqliteError|TypeError|ZodError|Cannot read/;

function fault(
  request: BadRequest,
  answer: { status: number; text: string; headers: Headers; body: Record<string, unknown> },
): string | undefined {
  const { status, text } = answer;
  if (status >= 500) return `${status} ${text.slice(0, 300)}`;
  if (STACK.test(text)) return `tells of its insides: ${text.slice(0, 300)}`;
  if (status < 400) return request.mustBeRefused ? `accepted with ${status}: ${text.slice(0, 200)}` : undefined;
  if (answer.headers.get('content-type')?.startsWith('application/problem+json') !== true)
    return `${status} without problem+json: ${text.slice(0, 200)}`;
  if (!/^[a-z][a-z0-9-]+$/.test(String(answer.body['code'])) || answer.body['status'] !== status)
    return `no stable code: ${text.slice(0, 200)}`;
  return undefined;
}

describe(`${COUNT} bad requests (seed ${SEED})`, () => {
  let demo: LoadedDemo;
  let tokens: Tokens;
  let sent = 0;
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  let before: string;
  let after: string;

  beforeAll(async () => {
    demo = await loadedDemo({
      PACTA_COMMANDS_PER_MINUTE: '0',
      PACTA_REPORTS_PER_MINUTE: '0',
      PACTA_READS_PER_MINUTE: '0',
    });
    tokens = await demoTokens(demo.folder);
    const ids = await exampleIds(demo.api, tokens.auditor);
    before = await logHead(demo.api, tokens.auditor);
    const next = random(SEED);
    const all = [...demo.api.operations.values()].flatMap((operation) =>
      badRequestsOf(demo.api.document, operation, ids),
    );
    const chosen = all.map((request) => ({ request, by: next() })).sort((left, right) => left.by - right.by);
    for (const { request } of Array.from(
      { length: COUNT },
      (_, index) => chosen[index % chosen.length] as { request: BadRequest },
    )) {
      const roles = Object.values(tokens);
      const token = roles[Math.floor(next() * roles.length)] as string;
      const answer = await send(demo.service.url, request.operation.method, request.path, {
        // Not an event stream, which never ends: the test would wait until it times out.
        headers: { authorization: `Bearer ${token}`, accept: 'application/json', ...request.headers },
        ...(request.raw === undefined ? {} : { raw: request.raw }),
      });
      sent += 1;
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const why = fault(request, answer);
      if (why !== undefined) faults.push(`${request.what}: ${why}`);
    }
    after = await logHead(demo.api, tokens.auditor);
  });
  afterAll(() => demo?.remove());

  test('are all sent, and most get as far as the shape of the request', () => {
    expect(sent).toBe(COUNT);
    expect(statuses.get(429) ?? 0).toBe(0);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(COUNT / 2);
  });

  test('never meet a fault of ours, a stack trace, or a welcome', () => {
    expect(faults).toEqual([]);
  });

  test('write nothing, and leave the service serving', async () => {
    expect(after).toBe(before);
    expect((await send(demo.service.url, 'GET', '/health/ready')).status).toBe(200);
  });

  test('leave no stack trace and no body in its log', () => {
    const output = demo.service.output();
    expect(output).not.toMatch(/\n\s+at \S+ \(/);
    expect(output).not.toContain('polluted');
    expect(output).not.toContain('DROP TABLE');
  });
});
