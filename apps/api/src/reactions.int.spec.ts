import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { commitmentRegister, type CommitmentRegister } from '@pacta/ledger';
import { startReactions } from '@pacta/read-models';
import { LEDGER_ACTOR, openingDiscrepancies, type OpenLedger, REACTIONS } from '@pacta/opening';
import { demoApp, type DemoApp } from '../testing/demo-app.ts';

jest.setTimeout(60_000);

let demo: DemoApp;
let ledger: OpenLedger;
let given: DemoApp['given'];
let commitment: string;
let partnershipId: string;

beforeAll(async () => {
  demo = await demoApp();
  ({ ledger, given } = demo);
  partnershipId = await given('foundPartnership', { name: 'Pilot', purpose: 'To try it.' });
  const partner = (name: string) =>
    given('addPartner', { partnershipId, organisation: { name }, sector: 'public', roles: [] });
  const [provider, receiver] = [await partner('Bank'), await partner('Association')];
  await given('grantRole', { partnershipId, actor: 'demo-funder', role: 'funder', organisation: provider });
  const amount = { amount: '5000', currency: 'EUR' };
  const pledge = { partnershipId, provider, receiver, instrument: 'grant', amount, conditions: [] };
  commitment = await given('pledge', pledge, 'funder');
}, 30_000);

afterAll(() => demo.close());

/** Result of two concurrent writers: the signature was decided on the partnership before the role was revoked. */
async function signedOnOldFacts(): Promise<string> {
  const { store, sealer } = ledger;
  const roster = (await store.readStream(`partnership-${partnershipId}`)).length - 1;
  await given('revokeRole', { partnershipId, actor: 'demo-funder', role: 'funder', reason: 'Left.' });
  const eventId = '0b3a5c1e-6f5d-5a64-9c43-3d1c7f0a9e21';
  const stream = `commitment-${commitment}` as const;
  const data = { terms: 'As agreed.', amount: { amount: '5000', currency: 'EUR' } };
  const metadata = {
    actor: 'demo-funder',
    commandId: '5f2a1c30-0000-5000-8000-000000000002',
    recordedAt: new Date().toISOString(),
    partnershipId,
    basedOn: `partnership-${partnershipId}@${roster}`,
  };
  const event = {
    eventId,
    type: 'Signed.v1',
    ...sealer.seal({ eventId, type: 'Signed.v1', stream, data, metadata }, []),
  };
  expect(await store.append(stream, 0, [event])).toMatchObject({ kind: 'appended' });
  return eventId;
}

async function discrepancies(): Promise<CommitmentRegister['discrepancies']> {
  await ledger.projector.waitForHead(5_000);
  const row = await ledger.states.one(commitmentRegister, commitment, ledger.projector.readModels.head() ?? -1);
  return row?.state.discrepancies ?? [];
}

describe('a fact that changed at the same moment', () => {
  test('opens one discrepancy, by the ledger itself and because of that event, however often it is looked at', async () => {
    const cause = await signedOnOldFacts();
    for (const file of ['first.json', 'second.json']) {
      const { store, runner } = ledger;
      const act = openingDiscrepancies(runner, () => undefined);
      const reactions = startReactions({ store, reactions: REACTIONS, act, file: join(demo.folder, file) });
      const head = await store.head();
      const until = Date.now() + 5_000;
      while (BigInt(reactions.token ?? 0) < BigInt(head ?? 0) && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 10));
      await reactions.stop();
    }
    const opened = await discrepancies();
    expect(opened).toEqual([
      expect.objectContaining({ state: 'open', note: expect.stringContaining(`Event ${cause} (Signed.v1)`) }),
    ]);
    const [row] = ledger.projector.readModels.log({ types: ['DiscrepancyOpened'] }).rows;
    const [event] = await ledger.store.readStream(`commitment-${commitment}`, { from: row?.revision ?? 0 });
    expect(event?.metadata).toMatchObject({ actor: LEDGER_ACTOR, causationId: cause, partnershipId });
  });
});
