import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as ledger from '@pacta/ledger';
import { eventCatalogue, type EntityView, type IndexedEvent } from '@pacta/ledger';
import { stateJson } from '../testing/state-json.ts';
import { PARTNERSHIP, uuidOf } from '../testing/record-events.ts';

const GOLDEN = new URL('../../../../test/events/', import.meta.url);

interface Sample {
  readonly type: string;
  readonly data: unknown;
}

/** Every example of every event type that a released Pacta may have written. */
const samples: readonly Sample[] = readdirSync(GOLDEN)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => {
    const { type, examples } = JSON.parse(readFileSync(new URL(name, GOLDEN), 'utf8')) as {
      type: string;
      examples: unknown[];
    };
    return examples.map((data) => ({ type, data }));
  });

const isView = (value: unknown): value is EntityView<unknown> =>
  typeof value === 'object' && value !== null && 'fold' in value && 'category' in value && 'name' in value;

const views = [...new Set(Object.values(ledger as Record<string, unknown>).filter(isView))];

const eventOf = (view: EntityView<unknown>, { type, data }: Sample, revision: number): IndexedEvent => ({
  eventId: uuidOf(`${revision}`),
  stream: `${view.category}-${PARTNERSHIP}`,
  revision,
  position: revision,
  type,
  data,
  metadata: {
    actor: 'secretariat',
    commandId: uuidOf('command'),
    recordedAt: '2026-03-01T10:00:00.000Z',
    partnershipId: PARTNERSHIP,
    salt: 'salt',
  },
});

describe.each(views.map((view) => [view.name, view] as const))('the view %s', (_, view) => {
  const ofCategory = samples.filter(({ type }) => eventCatalogue.get(type)?.category === view.category);

  test('makes states whose text is the same whether or not they were read back after any event', () => {
    expect(ofCategory.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ofCategory), { maxLength: 25 }), (drawn) => {
        let kept: unknown = view.fold.initialState;
        let readBack: unknown = kept;
        for (const [revision, sample] of drawn.entries()) {
          const event = eventOf(view, sample, revision);
          let next: unknown;
          try {
            next = view.fold.evolve(kept, event);
          } catch {
            continue;
          }
          kept = next;
          readBack = JSON.parse(stateJson(view.fold.evolve(readBack, event)));
          expect(stateJson(readBack)).toBe(stateJson(kept));
          expect(readBack).toEqual(kept);
        }
      }),
      { numRuns: 150 },
    );
  });
});
