import { expect, test } from '@jest/globals';
import { categoryOf, eventCatalogue, isRecordedOn } from '@pacta/ledger';
import { longestPartnership, generatedLedger } from './generated-ledger.ts';

const plan = { events: 3_000, seed: '7' };
const appends = [...generatedLedger(plan)];
const events = appends.flatMap(({ stream, events: parts }) => parts.map((part) => ({ stream, ...part })));

test('as many events as were asked for, each with an id of its own', () => {
  expect(events).toHaveLength(plan.events);
  expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(plan.events);
  expect([...generatedLedger({ events: 1, seed: '7' })].flatMap((append) => append.events)).toHaveLength(1);
  expect([...generatedLedger({ events: 0, seed: '7' })]).toEqual([]);
});

test('the same plan makes the same ledger, another seed another one', () => {
  expect([...generatedLedger(plan)]).toEqual(appends);
  expect([...generatedLedger({ ...plan, seed: '8' })]).not.toEqual(appends);
});

test('every event is of the catalogue, fits its shape and stands where it belongs', () => {
  for (const { stream, type, data } of events) {
    const definition = eventCatalogue.get(type);
    expect([type, definition?.data.safeParse(data).error?.issues]).toEqual([type, undefined]);
    const category = categoryOf(stream);
    expect(definition !== undefined && category !== undefined && isRecordedOn(definition, category)).toBe(true);
  }
});

test('revisions follow each other, and recorded times never step back', () => {
  const heads = new Map<string, number>();
  let latest = '';
  for (const { stream, expected, events: parts } of appends) {
    expect([stream, expected]).toEqual([stream, heads.get(stream) ?? 'none']);
    heads.set(stream, (heads.get(stream) ?? -1) + parts.length);
    for (const { metadata } of parts) {
      expect(metadata.recordedAt >= latest).toBe(true);
      latest = metadata.recordedAt;
    }
  }
});

test('the ledger holds every kind of record that a partnership makes', () => {
  const categories = new Set(events.map(({ stream }) => categoryOf(stream)));
  expect([...categories].sort()).toEqual([
    'commitment',
    'contribution',
    'costbook',
    'decision',
    'ledger',
    'partnership',
  ]);
});

test('from 40,000 events on, one partnership has 10,000 of them', () => {
  expect(longestPartnership({ events: 40_000, seed: '7' }).events).toBeGreaterThanOrEqual(10_000);
});
