import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { arrangePartnership, COMMAND_DATA, type Written } from './harness/arranged-partnership.ts';
import { connect, type ApiClient } from './harness/api-client.ts';
import { pactaJson } from './harness/command-line.ts';
import { newLedgerFolder, type LedgerFolder } from './harness/ledger-folder.ts';
import { wholeLog } from './harness/log-reading.ts';
import { demoTokens, type Tokens } from './harness/roles.ts';
import { pause, startService, type Service } from './harness/service.ts';

/** The reliability run asks for 200. */
const KILLS = Number(process.env['PACTA_TEST_KILLS'] ?? 4);
const WRITERS = 16;
const UNLIMITED = {
  PACTA_DEMO: '1',
  PACTA_COMMANDS_PER_MINUTE: '0',
  PACTA_REPORTS_PER_MINUTE: '0',
  PACTA_LOG: 'error',
};

jest.setTimeout(60_000 + KILLS * 20_000);

interface Acknowledged {
  readonly key: string;
  readonly written: Written;
}

interface Verified {
  readonly ok: boolean;
  readonly events: number;
  readonly firstBad: unknown;
}

describe(`kill -9 under load, ${KILLS} times`, () => {
  let folder: LedgerFolder;
  let service: Service;
  let api: ApiClient;
  let tokens: Tokens;
  let partnershipId: string;
  const acknowledged: Acknowledged[] = [];
  /** Keys of commands without an answer: each may be recorded or not, but never twice and never in part. */
  const unanswered = new Set<string>();

  beforeAll(async () => {
    folder = newLedgerFolder();
    service = await startService(folder, UNLIMITED);
    api = await connect(service.url);
    tokens = await demoTokens(folder);
    partnershipId = await arrangePartnership(api, tokens);
  });
  afterAll(async () => {
    await service?.kill();
    folder.remove();
  });

  /** Alternates a new stream with one stream that all writers share. */
  const send = (key: string) =>
    api.call<Written & Record<string, unknown>>(key.endsWith('pledge') ? 'pledge' : 'propose', {
      token: key.endsWith('pledge') ? tokens.funder : tokens.secretariat,
      path: { partnershipId },
      headers: { 'idempotency-key': key },
      body: key.endsWith('pledge') ? COMMAND_DATA.pledge : COMMAND_DATA.propose,
    });

  async function writeUntilKilled(round: number, writer: number, killed: () => boolean): Promise<void> {
    for (let turn = 0; !killed(); turn += 1) {
      const key = `round-${round}-writer-${writer}-turn-${turn}-${turn % 2 === 0 ? 'pledge' : 'propose'}`;
      unanswered.add(key);
      const answer = await send(key).catch(() => undefined);
      if (answer === undefined) return;
      expect([201, 503]).toContain(answer.status);
      if (answer.status !== 201) continue;
      unanswered.delete(key);
      acknowledged.push({ key, written: answer.body });
    }
  }

  async function killUnderLoad(round: number): Promise<void> {
    let killed = false;
    const writers = Array.from({ length: WRITERS }, (_, writer) => writeUntilKilled(round, writer, () => killed));
    await pause(200 + Math.random() * 800);
    killed = true;
    await service?.kill();
    await Promise.all(writers);
  }

  const restart = async (): Promise<void> => {
    service = await startService(folder, UNLIMITED);
    api = await connect(service.url);
  };

  test.each(Array.from({ length: KILLS }, (_, round) => [round + 1]))(
    'round %i: nothing acknowledged is lost, the read models converge, verify passes',
    async (round) => {
      const before = acknowledged.length;
      await killUnderLoad(round);
      expect(acknowledged.length).toBeGreaterThan(before);
      const offline = await pactaJson<Verified>(folder, ['verify']);
      expect(offline).toMatchObject({ ok: true, firstBad: null });

      await restart();
      const log = await wholeLog(api, tokens.auditor, partnershipId);
      const byId = new Map(log.map((event) => [event.eventId, event]));
      const lost = acknowledged.flatMap(({ written }) =>
        written.receipt.eventIds.filter((id, index) => byId.get(id)?.leafHash !== written.receipt.leafHashes[index]),
      );
      expect(lost).toEqual([]);
      const streams = new Map<string, number>();
      for (const { stream, revision } of log) {
        expect(revision).toBe(streams.get(stream) === undefined ? 0 : (streams.get(stream) as number) + 1);
        streams.set(stream, revision);
      }
    },
  );

  test('an acknowledged command sent again is answered as before; an unanswered one is recorded once', async () => {
    for (const { key, written } of acknowledged.slice(-20)) {
      const again = await send(key);
      expect(again.body.receipt.eventIds).toEqual(written.receipt.eventIds);
      expect(again.body.receipt.leafHashes).toEqual(written.receipt.leafHashes);
    }
    const keys = [...unanswered].slice(-20);
    for (const key of keys) {
      const first = await send(key);
      const second = await send(key);
      expect(first.status).toBe(201);
      expect(second.body.receipt.eventIds).toEqual(first.body.receipt.eventIds);
    }
    await service.stop();
    const verified = await pactaJson<Verified>(folder, ['verify']);
    expect(verified).toMatchObject({ ok: true, firstBad: null });
    const ids = new Set(acknowledged.flatMap(({ written }) => written.receipt.eventIds));
    expect(verified.events).toBeGreaterThanOrEqual(ids.size);
  });
});
