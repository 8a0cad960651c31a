import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredEvent } from '@pacta/event-store';
import { streamName } from '@pacta/ledger';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { readModelsOf } from '../../read-models/src/testing/read-models-of.ts';
import { CHARITY, FIRST, MAKER, TOWN } from '../testing/places.ts';
import { everyEvent, readsOver } from '../testing/reads-over.ts';
import { idFor, Story } from '../testing/story.ts';
import type { LedgerReads } from './ledger-reads.ts';
import { actorReader, OWNER, type Reader } from './scope.ts';
import { fieldsFor } from './sealed-fields.ts';

const folder = mkdtempSync(join(tmpdir(), 'pacta-fields-'));

const HOLDERS: readonly (readonly [actor: string, role: string, organisation?: string])[] = [
  ['observer', 'observer'],
  ['secretariat', 'secretariat'],
  ['partner', 'partner', TOWN],
  ['funder', 'funder', TOWN],
  ['auditor', 'auditor'],
  ['discloser', 'discloser', MAKER],
  ['other-discloser', 'discloser', TOWN],
  ['receiver', 'partner', CHARITY],
];

const euros = (cents: number) => ({ amount: String(cents), currency: 'EUR' });
const line = (name: string, of: string, cents: number) => ({
  line: name,
  stage: 'a',
  kind: 'direct',
  label: name,
  class: of,
  amount: euros(cents),
});

let reads: LedgerReads;
/** By what each of them is. */
const told: Record<'opened' | 'lines' | 'closed' | 'time' | 'valued', StoredEvent> = {} as never;

beforeAll(async () => {
  const sealer = createSealer(openKeyFolder(join(folder, 'keys')));
  const story = new Story(sealer);
  const of = { partnershipId: FIRST };
  const stream = streamName('partnership', FIRST);
  await story.tell(stream, 'PartnershipFounded.v1', { name: 'One', purpose: 'P.' }, of);
  for (const [actor, role, organisation] of HOLDERS)
    await story.tell(stream, 'RoleGranted.v1', { actor, role, ...(organisation && { organisation }) }, of);
  const book = streamName('costbook', idFor('book'));
  const template = { product: 'Box', discloser: MAKER, currency: 'EUR', stages: ['a'], allocationKeys: [] };
  await story.tell(book, 'TemplateAgreed.v1', template, of);
  const price = { class: 'partners', amount: euros(250) };
  const lines = [line('milk', 'partners', 1), line('oil', 'funder-and-auditor', 2), line('rent', 'discloser-only', 3)];
  const total = { class: 'partners', amount: euros(6) };
  const opened = await story.tell(book, 'DisclosureOpened.v1', { disclosure: 'd', period: '2026-03', price }, of);
  const disclosed = await story.tell(book, 'CostLinesDisclosed.v1', { disclosure: 'd', lines }, of);
  const closed = await story.tell(book, 'DisclosureClosed.v1', { disclosure: 'd', count: 3, total }, of);
  const given = streamName('contribution', idFor('given'));
  const person = { subject: idFor('person'), name: 'A. B.' };
  const sides = { provider: MAKER, receiver: CHARITY, side: 'provider' };
  const logged = { ...sides, person, skill: 'Food', days: '1', period: '2026-03' };
  const time = await story.tell(given, 'TimeLogged.v1', logged, of);
  const costs = [{ month: '2026-03', cost: euros(400) }];
  const valuation = { method: 'at-cost', gross: euros(400), capped: euros(400), costs };
  const valued = await story.tell(given, 'Valued.v1', valuation, of);
  const events = await everyEvent(story.store);
  for (const [name, { eventId }] of Object.entries({ opened, lines: disclosed, closed, time, valued }))
    told[name as keyof typeof told] = events.find((event) => event.eventId === eventId) as StoredEvent;
  reads = readsOver(story.store, readModelsOf(events), sealer, '2026-04-01T00:00:00.000Z');
});
afterAll(() => {
  reads.readModels.close();
  rmSync(folder, { recursive: true, force: true });
});

const MILK = '/lines/0/amount';
const OIL = '/lines/1/amount';
const RENT = '/lines/2/amount';

/** Pointers of the fields that a reader has open, by event. */
async function openTo(reader: Reader, personal = false): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const [name, event] of Object.entries(told)) {
    const fields = await fieldsFor(reads, reader, event, personal);
    expect(fields.map(({ pointer }) => pointer)).toEqual(Object.keys(event.sealed));
    const opened = fields.filter(({ state }) => state === 'opened').map(({ pointer }) => pointer);
    if (opened.length > 0) found[name] = opened;
  }
  return found;
}

const BOOK = { opened: ['/price/amount'], closed: ['/total/amount'] };
const PERSON = { time: ['/person/name'] };

describe('of the sealed fields of events', () => {
  test.each<readonly [string, Record<string, readonly string[]>]>([
    ['nobody', {}],
    ['observer', {}],
    ['secretariat', { ...BOOK, ...PERSON }],
    ['partner', { ...BOOK, lines: [MILK], valued: ['/costs'] }],
    ['funder', { ...BOOK, lines: [MILK, OIL], valued: ['/costs'] }],
    ['auditor', { ...BOOK, lines: [MILK, OIL], valued: ['/costs'], ...PERSON }],
    ['discloser', { ...BOOK, lines: [MILK, OIL, RENT], valued: ['/costs'], ...PERSON }],
    ['other-discloser', {}],
    ['receiver', { ...BOOK, lines: [MILK], valued: ['/costs'], ...PERSON }],
  ])('%s has open what the role reads', async (actor, expected) => {
    expect(await openTo(actorReader(actor))).toEqual(expected);
  });

  test('the owner has open what the keys open, people’s only where they were asked for', async () => {
    const all = { ...BOOK, lines: [MILK, OIL, RENT], valued: ['/costs'] };
    expect(await openTo(OWNER)).toEqual(all);
    expect(await openTo(OWNER, true)).toEqual({ ...all, ...PERSON });
  });

  test('an actor does not have a person’s open for asking', async () => {
    expect(await openTo(actorReader('funder'), true)).not.toHaveProperty('time');
  });

  test('what is open is what was recorded', async () => {
    const fields = await fieldsFor(reads, actorReader('funder'), told.lines);
    expect(fields).toMatchObject([
      { pointer: MILK, class: 'partners', state: 'opened', value: euros(1) },
      { pointer: OIL, class: 'funder-and-auditor', state: 'opened', value: euros(2) },
      { pointer: RENT, class: 'discloser-only', state: 'sealed' },
    ]);
    expect(fields[2]).not.toHaveProperty('value');
  });

  test('a box that is not the one that was recorded reads as sealed', async () => {
    const { sealed } = told.lines;
    const exchanged = { ...told.lines, sealed: { ...sealed, [MILK]: sealed[OIL] as (typeof sealed)[string] } };
    const fields = await fieldsFor(reads, OWNER, exchanged);
    expect(fields.map(({ state }) => state)).toEqual(['sealed', 'opened', 'opened']);
  });
});
