import { describe, expect, test } from '@jest/globals';
import type { EntityView } from '@pacta/ledger';
import type { EntityRow, ReadModels } from '@pacta/read-models';
import { LookedUpRows } from './looked-up-rows.ts';

const view = { name: 'money', category: 'commitment', lookUpBy: 'provider' } as EntityView<{ readonly at: number }>;
const row = (id: string, position: number, incomplete = false): EntityRow<{ readonly at: number }> => ({
  view: 'money',
  id,
  partnershipId: 'p',
  revision: 0,
  position,
  incomplete,
  state: { at: position },
});

/** Read models that hold these rows, and count how often states are read. */
function modelsOf(rows: EntityRow[]) {
  const read = { whole: 0, single: 0 };
  const models = {
    atOneMoment: <T>(work: () => T): T => work(),
    entitiesLookedUp: () => ((read.whole += 1), [...rows]),
    placesLookedUp: () => rows.map(({ id, position, incomplete }) => ({ id, position, incomplete })),
    entity: (_: string, id: string) => ((read.single += 1), rows.find((each) => each.id === id)),
  } as unknown as ReadModels;
  return { models, read };
}

describe('rows that are looked up', () => {
  test('are read whole at first, and then only where they have changed', () => {
    const rows = [row('a', 1), row('b', 2)];
    const { models, read } = modelsOf(rows);
    const known = new LookedUpRows();
    expect(known.rows(models, view, 'f')).toEqual(rows);
    const again = known.rows(models, view, 'f');
    expect([again, read]).toEqual([rows, { whole: 1, single: 0 }]);
    rows[1] = row('b', 5);
    rows.push(row('c', 6));
    expect(known.rows(models, view, 'f')).toEqual(rows);
    expect(read).toEqual({ whole: 1, single: 2 });
  });

  test('follow a row that is gone, or that became incomplete where it stood', () => {
    const rows = [row('a', 1), row('b', 2)];
    const { models } = modelsOf(rows);
    const known = new LookedUpRows();
    known.rows(models, view, 'f');
    rows.splice(0, 2, row('b', 2, true));
    expect(known.rows(models, view, 'f')).toEqual([row('b', 2, true)]);
  });

  test('are read whole again where much has changed, and for another question', () => {
    const rows = Array.from({ length: 501 }, (_, at) => row(`r${at}`, at));
    const { models, read } = modelsOf(rows);
    const known = new LookedUpRows();
    known.rows(models, view, 'f');
    rows.splice(0, 501, ...rows.map(({ id, position }) => row(id, position + 1000)));
    expect(known.rows(models, view, 'f')).toHaveLength(501);
    known.rows(models, view, 'g');
    expect(read).toEqual({ whole: 3, single: 0 });
  });
});
