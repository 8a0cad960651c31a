import { expect, test } from '@jest/globals';
import { organisationId } from './organisation-id.ts';

const registered = { identifiers: [{ scheme: 'FR-RNA', ref: 'W751222331' }] };

test('a given id stays', () => expect(organisationId({ id: 'x', ...registered }, 'a', 'k')).toBe('x'));

test('a registered number makes the same id for everyone', () => {
  expect(organisationId(registered, 'a', 'k')).toBe(organisationId(registered, 'b', undefined));
  expect(organisationId(registered, 'a', 'k')).not.toBe(
    organisationId({ identifiers: [{ scheme: 'FR-RNA', ref: 'W1' }] }, 'a', 'k'),
  );
});

test('a name alone makes an id of its command, so that a repeated command names the same', () => {
  expect(organisationId({}, 'a', 'k')).toBe(organisationId({}, 'a', 'k'));
  expect(organisationId({}, 'a', 'k')).not.toBe(organisationId({}, 'b', 'k'));
  expect(organisationId({}, 'a', undefined)).not.toBe(organisationId({}, 'a', undefined));
});
