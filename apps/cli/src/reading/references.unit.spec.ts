import { describe, expect, test } from '@jest/globals';
import { namesFrom } from '@pacta/reports';
import { CommandFault } from '../faults/command-fault.ts';
import { actorReference } from './actor-reference.ts';
import { eventReference } from './event-reference.ts';
import { findPartnership, slugOf } from './partnership-reference.ts';

const malin = { id: '3f0c2c8e-0000-7000-8000-000000000003', name: 'Projet Malin' };
const twin = { id: '3f0c2c8f-0000-7000-8000-000000000004', name: 'École & Cité' };

function faultOf(act: () => unknown): CommandFault {
  try {
    act();
  } catch (error) {
    if (error instanceof CommandFault) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('findPartnership', () => {
  test.each([malin.id, malin.id.toUpperCase(), '3f0c2c8e', 'Projet Malin', 'projet-malin', 'PROJET MALIN'])(
    '%s',
    (given) => {
      expect(findPartnership(given, [malin, twin])).toBe(malin);
    },
  );

  test('a number under which it was reported', () => {
    const wells = { id: '0c9f6e21-0000-5000-8000-000000000005', name: '', identifiers: ['XX-EX-1-wells'] };
    expect(findPartnership('XX-EX-1-wells', [malin, wells])).toBe(wells);
  });

  test('a slug has no accents and no signs', () => {
    expect(slugOf('École & Cité')).toBe('ecole-cite');
    expect(findPartnership('ecole-cite', [malin, twin])).toBe(twin);
  });

  test('a prefix that fits two is refused and both are named', () => {
    const fault = faultOf(() => findPartnership('3f0c2c8', [malin, twin]));
    expect(fault.exitCode).toBe(2);
    expect(fault.message).toContain(twin.id);
  });

  test('too short a prefix finds nothing', () => {
    expect(faultOf(() => findPartnership('3f0c2', [malin])).exitCode).toBe(4);
  });

  test('a typing slip is answered with what was probably meant', () => {
    expect(faultOf(() => findPartnership('projet-maline', [malin, twin])).next).toBe("Did you mean 'projet-malin'?");
  });
});

describe('eventReference', () => {
  test.each([
    ['@12', { kind: 'position', position: 12 }],
    [malin.id, { kind: 'id', eventId: malin.id }],
    ['3F0C', { kind: 'prefix', prefix: '3f0c' }],
    ['3f0c2c8e-00', { kind: 'prefix', prefix: '3f0c2c8e-00' }],
  ])('%s', (given, meant) => {
    expect(eventReference(given)).toEqual(meant);
  });

  test.each(['', '3f0', '@', '@-1', '12', 'pledge', 'zzzz'])('%s is wrong usage', (given) => {
    expect(faultOf(() => eventReference(given)).exitCode).toBe(2);
  });
});

describe('actorReference', () => {
  const granted = (actor: string, role: 'chair' | 'auditor') => ({ actor, role, organisation: null, revoked: null });
  const names = namesFrom([
    { partners: [], grants: [granted('c-1', 'chair'), granted('a-1', 'auditor'), granted('a-2', 'auditor')] },
  ]);

  test.each([
    ['chair', 'c-1'],
    ['c-1', 'c-1'],
    ['ledger-owner', 'ledger-owner'],
  ])('%s is %s', (given, id) => {
    expect(actorReference(given, names, 'en')).toBe(id);
  });

  test('a name of two is refused, and both ids are named', () => {
    const fault = faultOf(() => actorReference('auditor', names, 'en'));
    expect([fault.exitCode, fault.next]).toEqual([2, 'Give one of their ids: a-1, a-2.']);
  });
});
