import { describe, expect, test } from '@jest/globals';
import { linksOf, textsOfLinks, type LinkedEvent } from './event-links.ts';

const id = (tail: number): string => `00000000-0000-5000-8000-${String(tail).padStart(12, '0')}`;

const event = (
  position: number,
  stream: string,
  revision: number,
  type: string,
  data: unknown,
  metadata = {},
): LinkedEvent => ({
  position,
  event: {
    eventId: id(position),
    stream,
    revision,
    type,
    data,
    metadata: { actor: 'a', commandId: id(0), recordedAt: '2026-03-01T10:00:00.000Z', salt: '', ...metadata },
  },
});

const joined = event(100, `partnership-${id(1)}`, 1, 'PartnerJoined.v1', {
  organisation: { id: id(2), name: 'Funder' },
});
const decided = event(101, `decision-${id(3)}`, 0, 'Proposed.v1', { title: 'Waive', dossier: [] });
const pledged = event(
  102,
  `commitment-${id(4)}`,
  0,
  'Pledged.v1',
  { provider: id(2), receiver: id(9) },
  { basedOn: `partnership-${id(1)}@1` },
);
const waived = event(
  103,
  `commitment-${id(4)}`,
  1,
  'ConditionWaived.v1',
  { decisionId: id(3) },
  { basedOn: `partnership-${id(1)}@1 decision-${id(3)}@0` },
);
const answered = event(104, `commitment-${id(4)}`, 2, 'Received.v1', { disbursement: id(103) });
const log = [joined, decided, pledged, waived, answered];

async function* inOrder(): AsyncIterable<LinkedEvent> {
  yield* log;
}

const linked = async (target: LinkedEvent) => {
  const { refersTo, referredBy } = await linksOf(target, inOrder());
  const short = (links: typeof refersTo) => links.map(({ position, at }) => [position, at]);
  return { refersTo: short(refersTo), referredBy: short(referredBy) };
};

describe('linksOf', () => {
  test('an event refers to what made the ids it names, and to what its decision looked at', async () => {
    expect(await linked(pledged)).toEqual({
      refersTo: [[100, '/data/provider']],
      referredBy: [],
    });
  });

  test('the first event of a stream is what its id refers to', async () => {
    expect((await linked(decided)).referredBy).toEqual([[103, '/data/decisionId']]);
  });

  test('what a decision looked at is named by its place', async () => {
    expect((await linked(waived)).refersTo).toEqual([
      [100, '/metadata/basedOn'],
      [101, '/data/decisionId'],
    ]);
  });

  test('an event id names the event itself', async () => {
    expect((await linked(waived)).referredBy).toEqual([[104, '/data/disbursement']]);
  });

  test('an event does not refer to what it makes itself', async () => {
    expect((await linked(joined)).refersTo).toEqual([]);
  });

  test.each(log)('events with none of its texts are of no account for $event.type', async (target) => {
    const texts = textsOfLinks(target.event);
    async function* close(): AsyncIterable<LinkedEvent> {
      for (const each of log) if (texts.some((text) => JSON.stringify(each.event).includes(text))) yield each;
    }
    expect(await linksOf(target, close())).toEqual(await linksOf(target, inOrder()));
  });
});
