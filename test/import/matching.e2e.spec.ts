import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListedPartnership, TransparencyReport } from '@pacta/reports';
import type { ApiClient } from '../harness/api-client.ts';
import { arrangePartnership, COMMAND_DATA, ORGANISATIONS, written } from '../harness/arranged-partnership.ts';
import { connect } from '../harness/api-client.ts';
import { pacta, pactaJson } from '../harness/command-line.ts';
import { newLedgerFolder, type LedgerFolder } from '../harness/ledger-folder.ts';
import { demoTokens, type Tokens } from '../harness/roles.ts';
import { startService, type Service } from '../harness/service.ts';
import { reportedPair } from './reported-pair.ts';

jest.setTimeout(180_000);

const pair = reportedPair();
const WHY = 'The same agreement, by its day.';

describe(`giver and receiver report the same flow (${pair.where})`, () => {
  let folder: LedgerFolder;
  let service: Service;
  let api: ApiClient;
  let tokens: Tokens;
  let partnershipId: string;
  let token: string;
  /** Read models may lag a write, so reads send the token of the last one. */
  let lastWrite: string | undefined;

  beforeAll(async () => {
    folder = newLedgerFolder();
    service = await startService(folder, { PACTA_DEMO: '1', PACTA_REPORTS_PER_MINUTE: '0' });
    api = await connect(service.url);
    tokens = await demoTokens(folder);
    token = tokens.secretariat;
    partnershipId = await arrangePartnership(api, tokens);
    for (const side of ['giver', 'receiver'] as const) {
      const path = join(folder.root, `${side}.xml`);
      writeFileSync(path, pair[side]);
      const env = { ...folder.env, PACTA_TOKEN: token };
      const done = await pacta({ ...folder, env }, ['import', path, '--url', service.url]);
      expect([side, done.code, done.stderr.replaceAll(/[^\n]*%[^\n]*/g, '')]).toMatchObject([
        side,
        0,
        expect.anything(),
      ]);
    }
  });
  afterAll(async () => {
    await service?.kill();
    folder.remove();
  });

  const headers = () => (lastWrite === undefined ? {} : { 'pacta-min-token': lastWrite });
  async function give(operation: string, body: object, path: Record<string, string> = {}) {
    const answer = await written(api, operation, { token, path, body });
    lastWrite = answer.receipt.token;
    return answer;
  }
  async function listed(query: Record<string, string> = {}): Promise<readonly ListedPartnership[]> {
    const { body } = await api.call('listPartnerships', { token, query, headers: headers() });
    return (body as { readonly items: readonly ListedPartnership[] }).items;
  }
  async function report(id: string, as = token): Promise<TransparencyReport> {
    const answer = await api.call('getReport', { token: as, path: { partnershipId: id }, headers: headers() });
    expect(answer.status).toBe(200);
    return answer.body as unknown as TransparencyReport;
  }
  const reported = async (ref: string): Promise<ListedPartnership> => {
    const found = (await listed()).find(({ externalIds }) => externalIds.some((id) => id.ref === ref));
    if (found === undefined) throw new Error(`${ref} is not listed`);
    return found;
  };
  const giverId = /<iati-identifier>([^<]+)</.exec(pair.giver)?.[1] as string;
  const receiverId = /<iati-identifier>([^<]+)</.exec(pair.receiver)?.[1] as string;
  const promised = async (): Promise<readonly (string | undefined)[]> =>
    Promise.all([giverId, receiverId].map(async (ref) => (await reported(ref)).committed[0]?.amount));
  const flowOf = async (ref: string, kind: string): Promise<string> => {
    const { reportedFlows } = await report((await reported(ref)).id);
    return reportedFlows.find((flow) => flow.kind === kind)?.eventId ?? '';
  };

  test('both are known from reports, for everyone signed in, and nobody founded them', async () => {
    expect(await reported(giverId)).toMatchObject({ origin: 'reported', phase: null });
    expect(await promised()).toEqual([pair.promised, pair.promisedByReceiver]);
    const theirs = await report((await reported(giverId)).id, tokens.observer);
    expect(theirs.partnership).toMatchObject({ origin: 'reported', charter: null });
    expect(theirs.totals[0]?.byOrigin?.reported.committed.amount).toBe(pair.promised);
  });

  test('counted once after the match, the difference shown, twice again after taking back', async () => {
    const before = await listed();
    const [ours, theirs] = [await flowOf(giverId, 'iati:2'), await flowOf(receiverId, 'iati:11')];
    const matchIt = { flow: theirs, with: ours, why: WHY };
    const dry = await api.call('matchFlows', { token, body: matchIt, query: { dryRun: 'true' } });
    expect([dry.status, await promised()]).toEqual([200, [pair.promised, pair.promisedByReceiver]]);
    const match = await give('matchFlows', matchIt);
    expect(await promised()).toEqual([pair.promised, undefined]);

    const { matches, attention, totals } = await report((await reported(receiverId)).id);
    expect(totals[0]?.byOrigin?.countedElsewhere.committed.amount).toBe(pair.promisedByReceiver);
    expect(matches).toMatchObject([{ flow: { eventId: theirs }, with: { eventId: ours }, why: WHY, takenBack: null }]);
    expect(attention.wrong.some(({ code }) => code === 'matched-flows-differ')).toBe(true);
    const other = await report((await reported(giverId)).id);
    expect(other.attention.wrong.map(({ code }) => code)).toContain('matched-flows-differ');

    const again = await api.call('matchFlows', { token, body: matchIt });
    expect([again.status, again.body['code']]).toEqual([409, 'already-matched']);
    const round = await api.call('matchFlows', { token, body: { flow: ours, with: theirs, why: WHY } });
    expect([round.status, round.body['code']]).toEqual([409, 'match-leads-on']);
    const theirsNot = await api.call('matchFlows', { token: tokens.funder, body: matchIt });
    expect(theirsNot.status).toBe(403);

    await give('unmatchFlows', { eventId: match.id, reason: 'Two agreements after all.' });
    expect(await promised()).toEqual([pair.promised, pair.promisedByReceiver]);
    expect((await listed()).map(({ committed, disbursed }) => [committed, disbursed])).toEqual(
      before.map(({ committed, disbursed }) => [committed, disbursed]),
    );
    const wasMatched = await listed({ asOf: `@${match.receipt.position}` });
    expect(wasMatched.find(({ externalIds }) => externalIds[0]?.ref === receiverId)?.committed).toEqual([]);
  });

  test('what was recorded at first hand wins, and its readers see the difference', async () => {
    const path = { partnershipId };
    const pledged = await written(api, 'pledge', { token: tokens.funder, path, body: COMMAND_DATA.pledge });
    const amount = COMMAND_DATA.pledge.amount;
    const signed = await written(api, 'sign', {
      token: tokens.funder,
      path: { commitmentId: pledged.id },
      body: { terms: 'As pledged.', amount },
    });
    lastWrite = signed.receipt.token;
    await give('matchFlows', {
      flow: signed.receipt.eventIds[0] as string,
      with: await flowOf(giverId, 'iati:2'),
      why: WHY,
    });
    expect(await promised()).toEqual([undefined, pair.promisedByReceiver]);
    const own = await report(partnershipId, tokens['board-member']);
    expect(own.totals.find(({ currency }) => currency === 'EUR')?.committed.amount).toBe('350000.00');
    expect(own.attention.wrong.map(({ code }) => code)).toContain('matched-flows-differ');
  });

  test('two ids of one organisation show under one name, until that is taken back', async () => {
    const { id } = await reported(giverId);
    const { partners } = (await report(id)).partnership;
    const [first] = partners;
    const path = { partnershipId };
    const body = { organisation: first?.id ?? '', with: ORGANISATIONS.funder, why: 'One register.' };
    const match = await give('matchOrganisations', body, path);
    expect((await report(id)).partnership.partners[0]?.id).toBe(ORGANISATIONS.funder);
    const twice = await api.call('matchOrganisations', { token, path, body });
    expect([twice.status, twice.body['code']]).toEqual([409, 'already-matched']);
    await give('unmatchOrganisations', { organisation: first?.id ?? '', eventId: match.id, reason: 'Two.' }, path);
    expect((await report(id)).partnership.partners).toEqual(partners);
  });

  test('founding it here keeps what was reported, under the same id, and closes it to those without a role', async () => {
    const { id } = await reported(receiverId);
    const founded = await give('foundPartnership', {
      name: 'Founded later',
      purpose: 'To work on it together.',
      externalIds: [{ scheme: 'IATI', ref: receiverId }],
    });
    expect(founded.id).toBe(id);
    expect(await reported(receiverId)).toMatchObject({
      id,
      origin: 'both',
      name: 'Founded later',
      phase: 'preparation',
    });
    const stranger = await api.call('getReport', { token: tokens.observer, path: { partnershipId: id } });
    expect(stranger.status).toBe(404);
  });

  test('the command line, which folds the log itself, says the same as the service; as-of works across imports', async () => {
    const overHttp = await listed();
    await service.kill();
    const local = await pactaJson<ListedPartnership[]>(folder, ['partnerships']);
    const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
      rows.toSorted((left, right) => (left.id < right.id ? -1 : 1));
    expect(byId(local)).toEqual(
      byId(overHttp.map((row) => ({ ...row, revision: undefined }))).map((row) =>
        expect.objectContaining(JSON.parse(JSON.stringify(row))),
      ),
    );
    const text = await pacta(folder, ['report', giverId, '--ledger', folder.ledger]);
    expect(text.stdout).toContain('Known from what publishers reported');
    expect(text.stdout).toContain('Flows that are the same');
    const early = await pacta(folder, ['report', giverId, '--as-of', '@3', '--ledger', folder.ledger]);
    expect([early.code, early.stderr]).toMatchObject([4, expect.stringContaining('Nothing was known of')]);
    const verified = await pacta(folder, ['verify', '--ledger', folder.ledger]);
    expect(verified.code).toBe(0);
  });
});
