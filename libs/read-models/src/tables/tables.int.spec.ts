import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '@pacta/event-store';
import { commitmentMoney, eventCatalogue, foldView, type IndexedEvent } from '@pacta/ledger';
import { LIVES } from '../../../ledger/testing/lives/lives.ts';
import { LoggedEvent } from '../engine/logged-event.ts';
import type { ReadModels } from '../reading/read-models.ts';
import { readModelsOf } from '../testing/read-models-of.ts';
import { uuidOf } from '../testing/record-events.ts';
import { EVERY_STEP, sampleLog, type Pick } from '../testing/sample-log.ts';
import { ALL_TABLES } from './all-tables.ts';
import { partnersKnown } from './partner.ts';
import { knownPartnerships, partnershipIds } from './partnership.ts';
import { MoneyProvided } from './portfolio-money.ts';
import { relatedAmong, relatedTo } from './related-activity.ts';
import { makersOf, namesOf, referencesOf, referringTo } from './reference.ts';
import { partnershipsOfActor, rolesGranted, rolesOf, secretariatOf } from './role-held.ts';

const open: ReadModels[] = [];
afterAll(() => {
  for (const each of open) each.close();
});

function builtFrom(events: readonly StoredEvent[]): ReadModels {
  const models = readModelsOf(events);
  open.push(models);
  return models;
}

/** Every read of every table, as of a leaf index. */
function everythingIn(models: ReadModels, events: readonly StoredEvent[], through: number): unknown {
  const actors = ['actor-0', 'actor-1', ...Array.from({ length: 30 }, (_, n) => `a${n}`)];
  const organisations = [...new Set(events.flatMap(({ data }) => organisationsIn(data)))];
  const page = { after: '', limit: 100, through };
  const indexed = events.slice(0, through + 1).map(indexedAt);
  return {
    granted: rolesGranted(models, through),
    roles: actors.map((actor) => rolesOf(models, actor, through)),
    partnershipsOfActor: actors.map((actor) => partnershipsOfActor(models, actor, page)),
    secretariat: actors.map((actor) => secretariatOf(models, actor, through)),
    known: knownPartnerships(models, through),
    ids: (['founded', 'reported'] as const).map((origin) => partnershipIds(models, origin, page)),
    partners: partnersKnown(models, through),
    related: knownPartnerships(models, through).map(({ id }) => relatedTo(models, id, through)),
    relatedAmong: relatedAmong(
      models,
      [...new Set(indexed.flatMap(({ metadata }) => metadata.partnershipId ?? []))],
      through,
    ),
    money: organisations.map((organisation) => new MoneyProvided().by(models, organisation, through)),
    found: ['report', 'organisation'].map((category) =>
      models.streamsWith(['FlowsMatched.v1', 'OrganisationsMatched.v1'], category, through),
    ),
    referring: indexed.map((event) => referringTo(models, event, through)),
    makers: indexed.map((event) =>
      makersOf(
        models,
        referencesOf(event).map(({ name }) => name),
        through,
      ),
    ),
  };
}

/** A stream is cancelled once, and that is not taken back: so say its rules. What breaks them does nothing here. */
function onlyOneCancellation(events: readonly StoredEvent[]): readonly StoredEvent[] {
  const cancelled = new Map<string, string>();
  return events.map((event) => {
    const { stream, type, eventId, data } = event;
    const first = cancelled.get(stream);
    if (type === 'Cancelled.v1' && first === undefined) cancelled.set(stream, eventId);
    const isOdd =
      (type === 'Cancelled.v1' && first !== undefined) ||
      (type === 'EventReversed.v1' && (data as { readonly eventId: string }).eventId === first);
    return isOdd ? { ...event, type: 'ConditionMet.v1', data: { condition: 'a', evidence: 'None.' } } : event;
  });
}

const indexedAt = (stored: StoredEvent, position: number): IndexedEvent => new LoggedEvent(stored, position).indexed;

function organisationsIn(data: unknown): readonly string[] {
  const { provider, receiver, discloser, organisation } = data as Record<string, unknown>;
  const joined = (organisation as { readonly id?: unknown } | undefined)?.id;
  return [provider, receiver, discloser, joined].filter((id) => typeof id === 'string');
}

describe('tables', () => {
  test('as of any place of any log answer what they answer on the log cut there', async () => {
    const pick: fc.Arbitrary<Pick> = fc.record({ life: fc.nat(9), stream: fc.nat(2), step: fc.nat(30) });
    await fc.assert(
      fc.asyncProperty(fc.array(pick, { minLength: 1, maxLength: 60 }), fc.nat(), async (picks, somewhere) => {
        const events = await sampleLog(picks);
        const whole = builtFrom(events);
        for (const through of new Set([-1, somewhere % events.length, events.length - 1])) {
          const cut = builtFrom(events.slice(0, through + 1));
          expect(everythingIn(whole, events, through)).toEqual(everythingIn(cut, events, cut.head() ?? -1));
        }
        for (const models of open.splice(0)) models.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('hold what every type of event that they take has to say, and park none', async () => {
    const events = await sampleLog(EVERY_STEP);
    const models = builtFrom(events);
    expect(models.parked()).toEqual([]);
    const seen = new Set(events.map(({ type }) => type));
    for (const { name, on } of ALL_TABLES)
      expect([name, Object.keys(on).filter((type) => !seen.has(type))]).toEqual([name, []]);
    const types = new Set(eventCatalogue.keys());
    for (const { name, on } of ALL_TABLES)
      expect([name, Object.keys(on).filter((type) => !types.has(type))]).toEqual([name, []]);
  });

  test('know what a search of the whole log finds of what refers to an event', async () => {
    const events = (await sampleLog(EVERY_STEP)).map(indexedAt);
    const models = builtFrom(await sampleLog(EVERY_STEP));
    const end = events.length - 1;
    let links = 0;
    for (const event of events) {
      const names = new Set(namesOf(event));
      const naming = events
        .filter((other) => other.position !== event.position)
        .filter((other) => referencesOf(other).some(({ name }) => names.has(name)))
        .map(({ position }) => position);
      expect([event.position, referringTo(models, event, end)]).toEqual([event.position, naming]);
      links += naming.length;
    }
    expect(links).toBeGreaterThan(10);
  });

  test('of money hold what the fold makes of each stream, as of any place', async () => {
    const life = LIVES.findIndex(({ category }) => category === 'commitment');
    const steps = [...(LIVES[life]?.steps ?? []), ...(LIVES[life]?.rarely ?? [])];
    const pick: fc.Arbitrary<Pick> = fc.record({
      life: fc.constant(life),
      stream: fc.nat(2),
      step: fc.nat(steps.length),
    });
    let [released, ended] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(pick, { minLength: 1, maxLength: 80 }), fc.nat(), async (picks, somewhere) => {
        const events = onlyOneCancellation(await sampleLog(picks));
        const models = builtFrom(events);
        // Asked again and again, of later moments and of earlier ones: what it keeps must never change an answer.
        const kept = new MoneyProvided();
        const places = [somewhere % events.length, (somewhere * 7) % events.length, events.length - 1];
        for (const through of [...places, ...places.toReversed()]) {
          const streams = Map.groupBy(events.slice(0, through + 1).map(indexedAt), ({ stream }) => stream);
          const folded = [...streams.values()].map((ofStream) => foldView(commitmentMoney, ofStream));
          const provider = folded[0]?.provider ?? '';
          expect(kept.by(models, provider, through).map(({ money }) => money)).toEqual(folded);
          if (folded.some(({ cancellation }) => cancellation !== null)) released += 1;
        }
        if (events.some(({ type }) => type === 'EventReversed.v1')) ended += 1;
        for (const each of open.splice(0)) each.close();
      }),
      { numRuns: 80 },
    );
    expect(released).toBeGreaterThan(10);
    expect(ended).toBeGreaterThan(10);
  }, 60_000);

  test('say until when a role was held', async () => {
    const granted: Pick[] = [0, 1, 6].map((step) => ({ life: 3, stream: 0, step }));
    const events = await sampleLog([...granted, { life: 3, stream: 0, step: 1 }]);
    const models = builtFrom(events);
    const partnership = uuidOf('partnership 0');
    const { actor } = (events[1] as StoredEvent).data as { readonly actor: string };
    const roles = [0, 1, 2].map((through) => rolesOf(models, actor, through));
    expect(roles).toEqual([[], [{ role: 'observer', organisation: null, partnership, since: 1 }], []]);
    expect(secretariatOf(models, actor, 3)).toBeUndefined();
    const ofActor = (through: number) => rolesGranted(models, through).filter((each) => each.actor === actor);
    const held = { actor, role: 'observer', organisation: null, partnership, since: 1 };
    expect([0, 1, 2].map(ofActor)).toEqual([[], [{ ...held, until: null }], [{ ...held, until: 2 }]]);
  });
});
