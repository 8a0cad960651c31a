import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LEDGER_STREAM, streamName } from '@pacta/ledger';
import { createSealer, openKeyFolder, type Sealer } from '@pacta/sealing';
import { readModelsOf } from '../../read-models/src/testing/read-models-of.ts';
import { activityReported } from '../../ledger/testing/reports.ts';
import { CHARITY, FIRST, FUND, REPORTED, SECOND } from '../testing/places.ts';
import { everyEvent, readsOver } from '../testing/reads-over.ts';
import { idFor, Story } from '../testing/story.ts';
import type { LedgerReads } from './ledger-reads.ts';
import { QueryFault } from './query-fault.ts';
import { actorReader, allowedOnLedger, OWNER, scopeAllows, scopeFor, scopeIfAny, scopeOfReports } from './scope.ts';
import { thing, things } from './things.ts';

const folder = mkdtempSync(join(tmpdir(), 'pacta-scope-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OBSERVER = actorReader('observer-1');
const NOBODY = actorReader('nobody-1');
const COMMITMENT = idFor('commitment');
const STREAM = streamName('partnership', FIRST);

let sealer: Sealer;
let story: Story;
let reads: LedgerReads;

beforeAll(() => {
  sealer = createSealer(openKeyFolder(join(folder, 'keys')));
});

beforeEach(async () => {
  story = new Story(sealer);
  await story.tell(LEDGER_STREAM, 'LedgerOpened.v1', { purpose: 'P.', zone: 'Europe/Paris', demo: true });
  await story.tell(LEDGER_STREAM, 'RoleGranted.v1', { actor: 'administrator-1', role: 'administrator' });
  const of = { partnershipId: FIRST };
  await story.tell(STREAM, 'PartnershipFounded.v1', { name: 'One', purpose: 'P.' }, of);
  await story.tell(STREAM, 'RoleGranted.v1', { actor: 'observer-1', role: 'observer' }, of);
  const pledge = { provider: FUND, receiver: CHARITY, instrument: 'grant', conditions: [] };
  const amount = { amount: '5', currency: 'EUR' };
  await story.tell(streamName('commitment', COMMITMENT), 'Pledged.v1', { ...pledge, amount }, of);
  const { type, data } = activityReported();
  await story.tell(streamName('report', idFor('report')), type, data, { partnershipId: REPORTED });
  const readModels = readModelsOf(await everyEvent(story.store));
  reads = readsOver(story.store, readModels, sealer, '2026-04-01T00:00:00.000Z');
});

afterEach(() => reads.readModels.close());

/** Why there is no answer. */
async function faultOf(asked: Promise<unknown>): Promise<Pick<QueryFault, 'kind' | 'code' | 'message'>> {
  try {
    await asked;
  } catch (fault) {
    if (!(fault instanceof QueryFault)) throw fault;
    const { kind, code, message } = fault;
    return { kind, code, message };
  }
  throw new Error('there was an answer');
}

describe('the scope of a reader', () => {
  test('is what an actor was granted in that partnership, and in no other', async () => {
    expect((await scopeIfAny(reads, OBSERVER, FIRST))?.grants).toEqual([
      expect.objectContaining({ actor: 'observer-1', role: 'observer' }),
    ]);
    expect(await scopeIfAny(reads, OBSERVER, SECOND)).toBeUndefined();
    expect(await scopeIfAny(reads, NOBODY, FIRST)).toBeUndefined();
  });

  test('is everything for the owner, who needs no role', async () => {
    const scope = await scopeFor(reads, OWNER, 'exportLog', FIRST);
    expect(scope.grants).toEqual([]);
    expect(scopeAllows(scope, 'exportLog')).toBe(true);
  });

  test('does not reach what the role does not allow, and says so to those who have a role', async () => {
    const scope = await scopeFor(reads, OBSERVER, 'readGovernance', FIRST);
    expect(scopeAllows(scope, 'exportLog')).toBe(false);
    expect(await faultOf(scopeFor(reads, OBSERVER, 'exportLog', FIRST))).toMatchObject({ kind: 'forbidden' });
  });

  test('ends with the role at once, also while the read models do not know of it yet', async () => {
    await scopeFor(reads, OBSERVER, 'readGovernance', FIRST);
    await story.tell(STREAM, 'RoleRevoked.v1', { actor: 'observer-1', role: 'observer' }, { partnershipId: FIRST });
    expect(await scopeIfAny(reads, OBSERVER, FIRST)).toBeUndefined();
    const asked = thing(reads, OBSERVER, 'commitment', { id: COMMITMENT, asOf: '@4' });
    expect(await faultOf(asked)).toMatchObject({ kind: 'not-found' });
  });

  test('reaches everyone who is signed in where nobody founded the partnership, and ends when it is founded', async () => {
    expect(await scopeOfReports(reads, NOBODY, REPORTED)).toBeDefined();
    expect(await scopeOfReports(reads, NOBODY, FIRST)).toBeUndefined();
    const stream = streamName('partnership', REPORTED);
    const founded = { name: 'N', purpose: 'P.' };
    await story.tell(stream, 'PartnershipFounded.v1', founded, { partnershipId: REPORTED });
    expect(await scopeOfReports(reads, NOBODY, REPORTED)).toBeUndefined();
    expect(await scopeOfReports(reads, OWNER, REPORTED)).toBeDefined();
  });

  test('on the ledger as a whole is its administrators’', async () => {
    await expect(allowedOnLedger(reads, 'administrator-1', 'rotateKey')).resolves.toBeUndefined();
    expect(await faultOf(allowedOnLedger(reads, 'observer-1', 'rotateKey'))).toMatchObject({ kind: 'forbidden' });
  });
});

describe('what is hidden', () => {
  test('is not found, in the very words of what does not exist', async () => {
    const ask = (id: string) => faultOf(thing(reads, NOBODY, 'commitment', { id }));
    const hidden = await ask(COMMITMENT);
    expect(hidden).toEqual(await ask(idFor('no such commitment')));
    expect(hidden).toMatchObject({ kind: 'not-found', message: expect.stringContaining('no such commitment') });
    const list = (partnershipId: string) => faultOf(things(reads, NOBODY, 'commitment', { partnershipId }));
    expect(await list(FIRST)).toEqual(await list(SECOND));
  });

  test('is there for those who may see it', async () => {
    for (const reader of [OBSERVER, OWNER])
      expect((await thing(reads, reader, 'commitment', { id: COMMITMENT })).body).toMatchObject({ id: COMMITMENT });
  });
});
