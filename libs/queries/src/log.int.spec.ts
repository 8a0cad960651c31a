import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredEvent } from '@pacta/event-store';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { readModelsOf } from '../../read-models/src/testing/read-models-of.ts';
import { AUDITOR, FIRST, LATER, SECOND } from '../testing/places.ts';
import { everyEvent, readsOver } from '../testing/reads-over.ts';
import { sampleLedger } from '../testing/sample-ledger.ts';
import { FOUNDS_LATER, partnershipStep, STEPS } from '../testing/steps.ts';
import type { LedgerReads } from './ledger-reads.ts';
import { log, type LogRequest } from './log.ts';
import { actorReader, OWNER, type Reader } from './scope.ts';

const folder = mkdtempSync(join(tmpdir(), 'pacta-log-'));

let reads: LedgerReads;
let events: readonly StoredEvent[];

beforeAll(async () => {
  const sealer = createSealer(openKeyFolder(join(folder, 'keys')));
  const founding = { kind: STEPS.indexOf(partnershipStep), which: FOUNDS_LATER, how: 0 };
  const choices = Array.from({ length: 150 }, (_, at) => ({ kind: at, which: at * 7, how: at * 11 }));
  const { story } = await sampleLedger(sealer, [founding, ...choices]);
  events = await everyEvent(story.store);
  reads = readsOver(story.store, readModelsOf(events), sealer, '2026-06-01T00:00:00.000Z');
});
afterAll(() => {
  reads.readModels.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The pages of a list, as positions. */
async function pagesOf(reader: Reader, request: LogRequest): Promise<readonly (readonly number[])[]> {
  const pages: number[][] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { body }: Awaited<ReturnType<typeof log>> = await log(reads, reader, { ...request, cursor });
    pages.push(body.items.map(({ position }) => position));
    cursor = body.next;
  }
  return pages;
}

type Wanted = (event: StoredEvent, position: number) => boolean;

const dayOf = ({ metadata }: StoredEvent): string => reads.dayOf(metadata.recordedAt);

/** Filters, and what each of them means. */
const FILTERS: readonly (readonly [string, LogRequest, Wanted])[] = [
  ['nothing', {}, () => true],
  ['types of any version', { types: ['Pledged', 'RoleGranted'] }, ({ type }) => /^(Pledged|RoleGranted)\./.test(type)],
  ['a type of one version', { types: ['Disbursed.v1'] }, ({ type }) => type === 'Disbursed.v1'],
  ['a category', { category: 'report' }, ({ stream }) => stream.startsWith('report-')],
  ['a stream', { stream: `partnership-${SECOND}` }, ({ stream }) => stream === `partnership-${SECOND}`],
  ['an actor', { actor: 'funder-1' }, ({ metadata }) => metadata.actor === 'funder-1'],
  ['a partnership', { partnershipId: FIRST }, ({ metadata }) => metadata.partnershipId === FIRST],
  ['positions', { since: '@20', until: '@90' }, (_, position) => position >= 20 && position <= 90],
  ['positions up to an earlier moment', { since: '@20', asOf: '@60' }, (_, at) => at >= 20 && at <= 60],
  ['positions beyond that moment', { until: '@90', asOf: '@60' }, (_, position) => position <= 60],
  [
    'days',
    { since: '2026-03-10', until: '2026-03-20' },
    (event) => dayOf(event) >= '2026-03-10' && dayOf(event) <= '2026-03-20',
  ],
  [
    'effective days',
    { effective: '2026-03-05..2026-03-20' },
    ({ metadata: { effectiveOn = '' } }) => effectiveOn >= '2026-03-05' && effectiveOn <= '2026-03-20',
  ],
  [
    'several at once',
    { category: 'commitment', partnershipId: FIRST, since: '@30' },
    ({ stream, metadata }, at) => stream.startsWith('commitment-') && metadata.partnershipId === FIRST && at >= 30,
  ],
];

describe('pages of the log', () => {
  const both = FILTERS.flatMap((filter) => [false, true].map((reverse) => [filter[0], reverse, ...filter] as const));

  test.each(both)('by %s, reversed: %s, join to what fits', async (_, reverse, _name, request, wanted) => {
    const fitting = events.flatMap((event, position) => (wanted(event, position) ? [position] : []));
    const expected = reverse ? fitting.toReversed() : fitting;
    expect(expected.length).toBeGreaterThan(1);
    for (const limit of [1, 3, expected.length, 500]) {
      const pages = await pagesOf(OWNER, { ...request, reverse, limit });
      expect(pages.flat()).toEqual(expected);
      // Every page but the last is full.
      expect(pages.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
    }
  });

  test('leave out what the reader may not see, and are as long as for others', async () => {
    const ofLater = events.filter(({ metadata }) => metadata.partnershipId === LATER);
    expect(ofLater.length).toBeGreaterThan(0);
    for (const reverse of [false, true]) {
      const pages = await pagesOf(actorReader(AUDITOR), { reverse, limit: 10 });
      const hidden = pages.flat().filter((position) => events[position]?.metadata.partnershipId === LATER);
      expect(hidden).toEqual([]);
      const others = events.flatMap(({ stream, metadata }, position) =>
        metadata.partnershipId === LATER || stream.startsWith('rate-') ? [] : [position],
      );
      expect(pages.flat()).toEqual(reverse ? others.toReversed() : others);
      expect(pages.slice(0, -2).every(({ length }) => length === 10)).toBe(true);
    }
  });

  test('are not gone on with under other filters, in the other direction, or by somebody else', async () => {
    const { body } = await log(reads, OWNER, { limit: 2 });
    const cursor = body.next ?? '';
    const foreign = { kind: 'malformed', code: 'foreign-cursor', parameter: 'cursor' };
    for (const request of [{ actor: 'funder-1' }, { reverse: true }, { asOf: '@50' }, { effective: '2026' }])
      await expect(log(reads, OWNER, { ...request, limit: 2, cursor })).rejects.toMatchObject(foreign);
    await expect(log(reads, actorReader(AUDITOR), { limit: 2, cursor })).rejects.toMatchObject(foreign);
    // How many are wanted may change from page to page.
    expect((await log(reads, OWNER, { limit: 3, cursor })).body.items.map(({ position }) => position)).toEqual([
      2, 3, 4,
    ]);
  });

  test('say of what is no moment which parameter it was', async () => {
    for (const parameter of ['since', 'until', 'asOf'])
      await expect(log(reads, OWNER, { [parameter]: 'yesterday' })).rejects.toMatchObject({
        kind: 'malformed',
        code: 'not-a-moment',
        parameter,
      });
  });
});
