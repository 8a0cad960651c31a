import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { connect, type ApiClient } from './harness/api-client.ts';
import {
  arrangePartnership,
  COMMAND_DATA,
  ORGANISATIONS,
  written,
  type Written,
} from './harness/arranged-partnership.ts';
import { builtFile } from './harness/built.ts';
import { pacta, pactaJson } from './harness/command-line.ts';
import { runNode } from './harness/finished-process.ts';
import { newLedgerFolder, type LedgerFolder } from './harness/ledger-folder.ts';
import { demoTokens, type Tokens } from './harness/roles.ts';
import { startService, type Service } from './harness/service.ts';

jest.setTimeout(120_000);

interface Figures {
  readonly [name: string]: { readonly amount: string; readonly events?: readonly string[] } | number;
}
interface Found {
  readonly asOf: { readonly position: number; readonly day: string };
  readonly funder: { readonly name: string };
  readonly currencies: readonly { readonly own: Figures; readonly passedOn: Figures | null }[];
  readonly partnerships: readonly { readonly id: string }[];
}

const euros = (cents: number) => ({ amount: String(cents), currency: 'EUR' });
const payment = (cents: number, reference: string) => ({ amount: euros(cents), valueDate: '2025-03-02', reference });

/** One funder in two partnerships, of which the others see one. */
describe('a portfolio over HTTP', () => {
  let folder: LedgerFolder;
  let service: Service;
  let api: ApiClient;
  let tokens: Tokens;
  let first = '';
  let second = '';
  let last: Written;

  beforeAll(async () => {
    folder = newLedgerFolder();
    service = await startService(folder, {
      PACTA_DEMO: '1',
      PACTA_COMMANDS_PER_MINUTE: '0',
      PACTA_REPORTS_PER_MINUTE: '0',
    });
    api = await connect(service.url);
    tokens = await demoTokens(folder);
    first = await arrangePartnership(api, tokens);
    const commitmentId = await pledgeIn(first);
    const path = { commitmentId };
    await written(api, 'sign', {
      token: tokens.funder,
      path,
      body: { terms: 'As pledged.', amount: euros(35_000_000) },
    });
    await written(api, 'disburse', { token: tokens.funder, path, body: payment(1_000_000, 'A') });
    await written(api, 'receive', { token: tokens.partner, path, body: payment(990_000, 'A') });
    last = await written(api, 'reconcile', {
      token: tokens.secretariat,
      path,
      body: { explanation: 'The bank kept its fee.' },
    });
    await otherPartnership();
  });
  afterAll(async () => {
    await service?.kill();
    folder.remove();
  });

  const pledgeIn = async (partnershipId: string): Promise<string> => {
    last = await written(api, 'pledge', { token: tokens.funder, path: { partnershipId }, body: COMMAND_DATA.pledge });
    return last.id;
  };

  /** Only the funder and the secretariat have a role there. */
  async function otherPartnership(): Promise<void> {
    const token = tokens.secretariat;
    second = (await written(api, 'foundPartnership', { token, body: { name: 'Another', purpose: 'Elsewhere.' } })).id;
    const path = { partnershipId: second };
    for (const partner of ['association', 'funder'] as const)
      await written(api, 'addPartner', { token, path, body: COMMAND_DATA[partner] });
    const grant = { actor: 'demo-funder', role: 'funder', organisation: ORGANISATIONS.funder };
    await written(api, 'grantRole', { token, path, body: grant });
    await pledgeIn(second);
  }

  const ask = async (as: keyof Tokens, query: Record<string, string> = {}, funder: string = ORGANISATIONS.funder) =>
    api.call<Found>('getPortfolio', {
      token: tokens[as],
      path: { funder },
      query,
      headers: { 'pacta-min-token': last.receipt.token },
    });

  test('adds up what the funder promised in all its partnerships', async () => {
    const { status, body } = await ask('funder');
    expect([status, body.funder.name, body.partnerships.length]).toEqual([200, 'Public funder', 2]);
    expect(body.currencies).toMatchObject([
      {
        own: {
          commitments: 2,
          pledged: { amount: '700000.00' },
          committed: { amount: '350000.00' },
          received: { amount: '9900.00' },
          reconciled: { amount: '10000.00' },
          pledgedNotSigned: { amount: '350000.00' },
          signedNotPaid: { amount: '340000.00' },
          paidNotReconciled: { amount: '0.00' },
        },
        passedOn: null,
      },
    ]);
    expect(body.currencies[0]?.own['pledged']).not.toHaveProperty('events');
    const named = await ask('funder', { events: 'true' });
    expect(named.body.currencies).toMatchObject([
      { own: { pledged: { events: [expect.any(String), expect.any(String)] } } },
    ]);
  });

  test('shows each reader the partnerships in which they have a role, and others nothing at all', async () => {
    const { body } = await ask('observer');
    expect(body.partnerships.map(({ id }) => id)).toEqual([first]);
    expect((await ask('funder', {}, ORGANISATIONS.manufacturer)).status).toBe(404);
    expect((await ask('funder', {}, first)).status).toBe(404);
    expect((await ask('funder', { events: 'yes' })).status).toBe(400);
  });

  test('as of an earlier moment equals what it was then', async () => {
    const then = await ask('funder');
    const { position } = then.body.asOf;
    await pledgeIn(second);
    expect((await ask('funder')).body.currencies[0]?.own['commitments']).toBe(3);
    const again = await ask('funder', { asOf: `@${position}` });
    expect(again.body.currencies).toEqual(then.body.currencies);
    expect((await ask('funder', { asOf: '@3' })).status).toBe(404);
  });

  test('the command line prints the same, from the service and from the folder', async () => {
    const { body } = await ask('funder', { events: 'true' });
    const env = { ...folder.env, PACTA_TOKEN: tokens.funder };
    const args = ['portfolio', 'public-funder', '--url', service.url, '--json'];
    const online = await runNode([builtFile('bundle/pacta.js'), ...args], env);
    expect([online.code, JSON.parse(online.stdout)]).toEqual([0, body]);
    const offline = (await pactaJson(folder, ['portfolio', ORGANISATIONS.funder])) as Found;
    expect(offline.currencies).toEqual(body.currencies);
    const unknown = await pacta(folder, ['portfolio', 'nobody-at-all']);
    expect([unknown.code, unknown.stderr]).toEqual([
      4,
      expect.stringContaining("No organisation is called 'nobody-at-all'"),
    ]);
  });
});
