import { describe, expect, test } from '@jest/globals';
import { partnershipOverview } from '@pacta/ledger';
import { CHARITY, founded, PARTNERSHIP } from '../transparency/baby-food.fixture.ts';
import { wordsFor } from '../words/words.ts';
import { namesFrom } from './names.ts';

describe('names', () => {
  const log = founded();
  log.write('partnership', PARTNERSHIP, 'RoleGranted.v1', { actor: 's-1', role: 'chair' });
  log.write('partnership', PARTNERSHIP, 'RoleRevoked.v1', { actor: 'a-1', role: 'auditor' });
  const names = namesFrom(log.fold(partnershipOverview));

  test('an actor is called by roles and organisation', () => {
    expect(names.actor('f-1')).toBe('funder, Caisse des Dépôts');
    expect(names.actor('s-1')).toBe('secretariat and chair');
  });

  test('who holds no role any more is called by the last one', () =>
    expect(names.actor('a-1')).toBe('auditor, Croix-Rouge française'));

  test('who is called so is found by that name, in the language it is in, and by the id', () => {
    expect(names.actorsCalled('Funder, Caisse des Dépôts')).toEqual(['f-1']);
    expect(names.actorsCalled('f-1')).toEqual(['f-1']);
    expect(names.actorsCalled(names.actor('f-1', wordsFor('fr').names), wordsFor('fr').names)).toEqual(['f-1']);
    expect(names.actorsCalled('nobody')).toEqual([]);
  });

  test('unknown ids are shortened, never invented', () => {
    expect(names.actor('stranger')).toBe('stranger');
    expect(names.organisation(CHARITY)).toBe('Croix-Rouge française');
    expect(names.organisation('1a2b3c4d-0000-5000-8000-000000000001')).toBe('organisation 1a2b3c4d');
  });
});
