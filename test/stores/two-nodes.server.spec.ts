import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { hash } from 'node:crypto';
import type * as EventStoreLibrary from '@pacta/event-store';
import type * as ProofLibrary from '@pacta/proof';
import type * as SealingLibrary from '@pacta/sealing';
import { connect, type ApiClient } from '../harness/api-client.ts';
import { arrangePartnership, COMMAND_DATA, type Written } from '../harness/arranged-partnership.ts';
import { builtLibrary } from '../harness/built.ts';
import { pacta, pactaJson } from '../harness/command-line.ts';
import { newLedgerFolder, type LedgerFolder } from '../harness/ledger-folder.ts';
import { wholeLog } from '../harness/log-reading.ts';
import { demoTokens, type Tokens } from '../harness/roles.ts';
import { pause, startService, type Service } from '../harness/service.ts';

/** A server without a ledger; this test creates one. */
const empty = process.env['PACTA_FOUND_KURRENTDB_EMPTY'] ?? '';
const when = empty === '' ? describe.skip : describe;
const WRITERS = 12;

jest.setTimeout(240_000);

interface Node {
  readonly folder: LedgerFolder;
  service: Service;
  api: ApiClient;
}

interface Acknowledged {
  readonly key: string;
  readonly node: number;
  readonly written: Written;
}

when('two service nodes on one KurrentDB', () => {
  const nodes: Node[] = [];
  const acknowledged: Acknowledged[] = [];
  const unanswered = new Set<string>();
  let tokens: Tokens;
  let partnershipId: string;

  const settings = (keys: string): NodeJS.ProcessEnv => ({
    PACTA_DEMO: '1',
    PACTA_STORE: 'kurrentdb',
    PACTA_KURRENTDB: empty,
    PACTA_KEYS: keys,
    PACTA_COMMANDS_PER_MINUTE: '0',
    PACTA_REPORTS_PER_MINUTE: '0',
    PACTA_LOG: 'error',
  });

  async function started(folder: LedgerFolder): Promise<Node> {
    const service = await startService(folder);
    return { folder, service, api: await connect(service.url) };
  }

  beforeAll(async () => {
    const first = newLedgerFolder();
    const second = newLedgerFolder();
    for (const folder of [first, second]) Object.assign(folder.env, settings(first.keys));
    // Concurrently, on an empty log: one of them creates the ledger, and both load the same example.
    nodes.push(...(await Promise.all([started(first), started(second)])));
    tokens = await demoTokens(first);
    partnershipId = await arrangePartnership(nodes[0]?.api as ApiClient, tokens);
  });
  afterAll(async () => {
    for (const { service, folder } of nodes) {
      await service.kill();
      folder.remove();
    }
  });

  const api = (node: number): ApiClient => (nodes[node] as Node).api;
  const restart = async (node: number): Promise<void> => {
    nodes[node] = await started((nodes[node] as Node).folder);
  };
  const send = (node: number, key: string, more: Record<string, string> = {}) =>
    api(node).call<Written & Record<string, unknown>>(key.endsWith('pledge') ? 'pledge' : 'propose', {
      token: key.endsWith('pledge') ? tokens.funder : tokens.secretariat,
      path: { partnershipId },
      headers: { 'idempotency-key': key, ...more },
      body: key.endsWith('pledge') ? COMMAND_DATA.pledge : COMMAND_DATA.propose,
    });
  const logAt = async (node: number, token: string) => {
    await api(node).call('getLedger', { token: tokens.auditor, headers: { 'pacta-min-token': token } });
    return wholeLog(api(node), tokens.auditor, partnershipId);
  };
  /** Both serve the newest checkpoint; the request makes them sign it. */
  const askForCheckpoints = () =>
    Promise.all([0, 1].map((node) => fetch(`${api(node).url}/checkpoint`).catch(() => undefined)));

  test('a token of one node, and what it wrote, are good at the other at once', async () => {
    const key = 'first-pledge';
    const { status, body } = await send(0, key);
    expect(status).toBe(201);
    const { token, eventIds } = body.receipt;
    const seen = await logAt(1, token);
    expect(seen.map(({ eventId }) => eventId)).toEqual(expect.arrayContaining([...eventIds]));
    expect((await send(1, key)).body.receipt).toEqual({ ...body.receipt, position: expect.anything() });
  });

  test('one is killed under load: the other goes on, nothing is lost, and the killed one catches up', async () => {
    let running = true;
    let down = false;
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let turn = 0; running; turn += 1) {
        const node = down ? 0 : (writer + turn) % 2;
        const key = `writer-${writer}-turn-${turn}-${turn % 2 === 0 ? 'pledge' : 'propose'}`;
        unanswered.add(key);
        const answer = await send(node, key).catch(() => undefined);
        if (answer === undefined) continue;
        expect([201, 409, 503]).toContain(answer.status);
        if (answer.status !== 201) continue;
        unanswered.delete(key);
        acknowledged.push({ key, node, written: answer.body });
      }
    });
    const signing = (async () => {
      while (running) {
        await askForCheckpoints();
        await pause(20);
      }
    })();
    await pause(3_000);
    await nodes[1]?.service.kill();
    down = true;
    const atKill = acknowledged.length;
    await pause(2_000);
    expect(acknowledged.length).toBeGreaterThan(atKill);
    await restart(1);
    down = false;
    await pause(3_000);
    running = false;
    await Promise.all([...writers, signing]);
    expect(new Set(acknowledged.slice(atKill).map(({ node }) => node))).toEqual(new Set([0, 1]));

    const newest = acknowledged.reduce((last, { written }) => {
      const { token } = written.receipt;
      return BigInt(token) > BigInt(last) ? token : last;
    }, '0');
    const [one, other] = await Promise.all([logAt(0, newest), logAt(1, newest)]);
    expect(other).toEqual(one);
    const byId = new Map(one.map((event) => [event.eventId, event]));
    const lost = acknowledged.flatMap(({ written: { receipt } }) =>
      receipt.eventIds.filter((id, index) => byId.get(id)?.leafHash !== receipt.leafHashes[index]),
    );
    expect(lost).toEqual([]);
    process.stdout.write(`two nodes: ${acknowledged.length} commands acknowledged, ${lost.length} lost.\n`);
  });

  test('what was never answered is recorded once, whichever node is asked again', async () => {
    for (const key of [...unanswered].slice(-20)) {
      const first = await send(0, key);
      const second = await send(1, key);
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body.receipt.eventIds).toEqual(first.body.receipt.eventIds);
    }
  });

  test('both verify, each against read models of its own', async () => {
    for (const { folder } of nodes)
      expect(await pactaJson(folder, ['verify'])).toMatchObject({ ok: true, firstBad: null });
  });

  test('the two never signed two different trees: every checkpoint is one of the log’s own roots', async () => {
    await askForCheckpoints();
    const { connectKurrentStore } = await builtLibrary<typeof EventStoreLibrary>('event-store');
    const { Frontier, parseCheckpoint, parseNote } = await builtLibrary<typeof ProofLibrary>('proof');
    const { store } = await connectKurrentStore({ connectionString: empty, folder: '/nowhere', readOnly: true });
    try {
      const roots = new Map<bigint, string>();
      const tree = new Frontier();
      for await (const page of store.readAll())
        for (const { leaf } of page) {
          tree.append(hash('sha256', Buffer.concat([Uint8Array.of(0), leaf]), 'buffer'));
          roots.set(tree.size, Buffer.from(tree.root()).toString('hex'));
        }
      const entries = await store.checkpoints.read(0, 10_000);
      const signed = entries.map(({ note }) => {
        const parsed = parseNote(note);
        if (!parsed.ok) throw new Error(parsed.reason);
        const checkpoint = parseCheckpoint(parsed.note.text);
        if (!checkpoint.ok) throw new Error(checkpoint.reason);
        return checkpoint.checkpoint;
      });
      expect(signed.length).toBeGreaterThan(10);
      for (const { size, root } of signed)
        expect([size, Buffer.from(root).toString('hex')]).toEqual([size, roots.get(size)]);
      const sizes = signed.map(({ size }) => size);
      expect(sizes).toEqual(sizes.toSorted((left, right) => (left < right ? -1 : 1)));
      process.stdout.write(`two nodes: ${signed.length} checkpoints signed, all of one tree.\n`);
    } finally {
      await store.close();
    }
  });

  test('a node with other keys is refused in one sentence', async () => {
    const stranger = newLedgerFolder();
    Object.assign(stranger.env, settings(stranger.keys));
    try {
      await expect(startService(stranger)).rejects.toThrow(/PACTA_KEYS/);
    } finally {
      stranger.remove();
    }
  });

  test('a person forgotten once is forgotten at every node, and by no restart remembered', async () => {
    const [first, second] = nodes as [Node, Node];
    const logged = await pacta(first.folder, ['log', '--type', 'TimeLogged', '--limit', '1', '--json']);
    const { eventId, data } = JSON.parse(logged.stdout) as { eventId: string; data: { person: { subject: string } } };
    const personal = async ({ folder }: Node): Promise<string> => {
      const { opened } = await pactaJson<{ opened: unknown }>(folder, ['show', eventId, '--personal']);
      return JSON.stringify(opened);
    };
    expect(await personal(second)).toContain('/person/name');
    const { openKeyFolder } = await builtLibrary<typeof SealingLibrary>('sealing');
    // As one node does it; the key folder is all that they share.
    openKeyFolder(first.folder.keys).forget(data.person.subject);
    for (const node of nodes) expect(await personal(node)).not.toContain('/person/name');
    await second.service.kill();
    await restart(1);
    expect(await personal(nodes[1] as Node)).not.toContain('/person/name');
    expect(openKeyFolder(first.folder.keys).isForgotten(data.person.subject)).toBe(true);
  });
});
