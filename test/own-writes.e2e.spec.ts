import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { connect, type ApiClient } from './harness/api-client.ts';
import { arrangePartnership, COMMAND_DATA, written, type Written } from './harness/arranged-partnership.ts';
import { newLedgerFolder, type LedgerFolder } from './harness/ledger-folder.ts';
import { demoTokens, type Tokens } from './harness/roles.ts';
import { startService, type Service } from './harness/service.ts';

jest.setTimeout(120_000);

let folder: LedgerFolder;
let service: Service;
let api: ApiClient;
let tokens: Tokens;
let partnershipId: string;

beforeAll(async () => {
  folder = newLedgerFolder();
  service = await startService(folder, { PACTA_DEMO: '1', PACTA_COMMANDS_PER_MINUTE: '0' });
  api = await connect(service.url);
  tokens = await demoTokens(folder);
  partnershipId = await arrangePartnership(api, tokens);
});
afterAll(async () => {
  await service.kill();
  folder.remove();
});

const pledge = (): Promise<Written> =>
  written(api, 'pledge', { token: tokens.funder, path: { partnershipId }, body: COMMAND_DATA.pledge });

test('who reads after a command was answered finds it, also without its token and as somebody else', async () => {
  for (let round = 0; round < 25; round += 1) {
    const { id, receipt } = await pledge();
    const path = { commitmentId: id, eventId: receipt.eventIds[0] as string };
    expect((await api.call('getCommitment', { token: tokens.auditor, path })).status).toBe(200);
    const { id: next } = await pledge();
    expect((await api.call('getCommitment', { token: tokens.funder, path: { commitmentId: next } })).status).toBe(200);
  }
});

test('receipts say the positions that the log has, however many commands are answered at once', async () => {
  const answers = await Promise.all(Array.from({ length: 60 }, pledge));
  const positions = answers.map(({ receipt }) => receipt.position);
  expect(new Set(positions).size).toBe(60);
  for (const { receipt } of answers) {
    const path = { eventId: `@${receipt.position}` };
    const { body } = await api.call('getEvent', { token: tokens.auditor, path });
    expect(body).toMatchObject({
      eventId: receipt.eventIds[0],
      stream: receipt.stream,
      revision: receipt.revision,
      leafHash: receipt.leafHashes[0],
    });
  }
});

test('a command that names what another one has just recorded finds it', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { receipt } = await pledge();
    // Both flows are looked up: that one is no reported flow is said only of what was found.
    const body = { flow: receipt.eventIds[0], with: receipt.eventIds[0], why: 'To see what is found.' };
    const answer = await api.call('matchFlows', { token: tokens.secretariat, body });
    expect(answer.status).not.toBe(404);
  }
});
