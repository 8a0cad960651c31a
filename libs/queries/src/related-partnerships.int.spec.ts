import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LEDGER_STREAM, streamName } from '@pacta/ledger';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { activityReported } from '../../ledger/testing/reports.ts';
import { readModelsOf } from '../../read-models/src/testing/read-models-of.ts';
import { CHARITY, FIRST, FUND, REPORTED, SECOND } from '../testing/places.ts';
import { everyEvent, readsOver } from '../testing/reads-over.ts';
import { idFor, Story } from '../testing/story.ts';
import type { LedgerReads } from './ledger-reads.ts';
import { portfolio } from './portfolio.ts';
import { report } from './report.ts';
import { actorReader, OWNER } from './scope.ts';

const folder = mkdtempSync(join(tmpdir(), 'pacta-related-'));
let reads: LedgerReads;
afterAll(() => {
  reads.readModels.close();
  rmSync(folder, { recursive: true, force: true });
});

const SOURCE = { fileHash: 'c'.repeat(64), place: 'line 10: iati-activity[1]' };
const related = (type: string, identifier: string, partnership: string) => ({ type, identifier, partnership });

/** FIRST and SECOND are founded here and say nothing of each other; the report on SECOND names FIRST as its parent. */
beforeAll(async () => {
  const story = new Story(createSealer(openKeyFolder(join(folder, 'keys'))));
  await story.tell(LEDGER_STREAM, 'LedgerOpened.v1', { purpose: 'P.', zone: 'Europe/Paris', demo: true });
  for (const [partnershipId, name, cents] of [
    [FIRST, 'Programme', '50000'],
    [SECOND, 'Wells', '30000'],
  ] as const) {
    const of = { partnershipId };
    await story.tell(streamName('partnership', partnershipId), 'PartnershipFounded.v1', { name, purpose: 'P.' }, of);
    const pledge = { provider: FUND, receiver: CHARITY, instrument: 'grant', conditions: [] };
    const amount = { amount: cents, currency: 'EUR' };
    await story.tell(streamName('commitment', idFor(name)), 'Pledged.v1', { ...pledge, amount }, of);
  }
  const of = { partnershipId: SECOND };
  await story.tell(streamName('partnership', SECOND), 'RoleGranted.v1', { actor: 'observer-1', role: 'observer' }, of);
  for (const [name, partnershipId, said] of [
    ['wells', SECOND, [related('1', 'XX-P', FIRST), related('3', 'XX-R', REPORTED)]],
    ['reported', REPORTED, [related('4', 'XX-P', FIRST)]],
  ] as const) {
    const stream = streamName('report', idFor(name));
    const { type, data } = activityReported();
    await story.tell(stream, type, data, { partnershipId });
    const [first] = story.of(stream);
    await story.tell(
      stream,
      'ActivitiesRelated.v1',
      { of: first?.eventId, related: said, ...SOURCE },
      { partnershipId },
    );
  }
  const readModels = readModelsOf(await everyEvent(story.store));
  reads = readsOver(
    story.store,
    readModels,
    createSealer(openKeyFolder(join(folder, 'keys'))),
    '2026-04-01T00:00:00.000Z',
  );
});

const relatedOf = async (reader: typeof OWNER | ReturnType<typeof actorReader>, partnershipId: string) =>
  (await report(reads, reader, { partnershipId })).body.partnership.related.map(({ relation, identifier, name }) => [
    relation,
    identifier,
    name,
  ]);

describe('related partnerships', () => {
  test('a founded one is linked with what its publishers name, both ways', async () => {
    expect(await relatedOf(OWNER, FIRST)).toEqual([
      ['child', 'XX-EX-1-wells', 'Wells'],
      ['co-funded', 'XX-EX-1-wells', 'Puits'],
    ]);
    expect(await relatedOf(OWNER, SECOND)).toEqual([
      ['parent', 'XX-P', 'Programme'],
      ['sibling', 'XX-R', 'Puits'],
    ]);
  });

  test('of what the reader may not see, only what this report names is shown', async () => {
    const observer = actorReader('observer-1');
    expect(await relatedOf(observer, SECOND)).toEqual([
      ['parent', 'XX-P', null],
      ['sibling', 'XX-R', 'Puits'],
    ]);
    expect(await relatedOf(actorReader('nobody-1'), REPORTED)).toEqual([['co-funded', 'XX-P', null]]);
  });

  test('money in the parent stands apart from that in its child', async () => {
    const { body } = await portfolio(reads, OWNER, { funder: FUND });
    const [eur] = body.currencies;
    expect([eur?.own.pledged.amount, eur?.inParents?.pledged.amount]).toEqual(['300.00', '500.00']);
    expect(body.partnerships.filter(({ isParent }) => isParent).map(({ name }) => name)).toEqual(['Programme']);
    const seen = await portfolio(reads, actorReader('observer-1'), { funder: FUND });
    expect([seen.body.currencies[0]?.own.pledged.amount, seen.body.currencies[0]?.inParents]).toEqual(['300.00', null]);
  });
});
