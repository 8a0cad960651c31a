import { describe, expect, test } from '@jest/globals';
import { streamOf, uuidOf } from '../indexed-log.fixture.ts';
import { foldView } from '../view.ts';
import { awaitedSignatory, contributionRegister } from './contribution-register.view.ts';

const STREAM = `contribution-${uuidOf(8, 1)}` as const;
const NAME = 'a name that must not be kept';
const logged = (name: unknown, side = 'provider') =>
  [
    'TimeLogged.v1',
    { provider: 'p', receiver: 'r', side, person: { subject: uuidOf(8, 2), name }, skill: 'Logistics', days: '2.5' },
  ] as const;
const signed = (organisation: string) => ['Countersigned.v1', { organisation }] as const;

describe('contribution register', () => {
  test.each([{ $sealed: { box: 'b', class: 'personal', digest: 'd' } }, NAME])(
    'refers to the name and never keeps it',
    (name) => {
      const view = foldView(contributionRegister, streamOf(STREAM, logged(name)));
      expect(view.logged?.name).toEqual({ eventId: uuidOf(1, 0), pointer: '/person/name' });
      expect(JSON.stringify(view)).not.toContain(NAME);
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    },
  );

  test('counts once the other side has signed', () => {
    expect(foldView(contributionRegister, streamOf(STREAM, logged(NAME))).counts).toBe(false);
    expect(foldView(contributionRegister, streamOf(STREAM, logged(NAME), signed('r'))).counts).toBe(true);
  });

  test('does not count by a second signature of the same side', () => {
    expect(foldView(contributionRegister, streamOf(STREAM, logged(NAME), signed('p'))).counts).toBe(false);
  });

  test('knows whose signature is awaited', () => {
    expect(awaitedSignatory(contributionRegister.fold.initialState)).toBeNull();
    expect(awaitedSignatory(foldView(contributionRegister, streamOf(STREAM, logged(NAME))))).toBe('r');
    expect(awaitedSignatory(foldView(contributionRegister, streamOf(STREAM, logged(NAME, 'receiver'))))).toBe('p');
  });
});
