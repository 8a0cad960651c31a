import { describe, expect, test } from '@jest/globals';
import { organisationOf, publisherOf } from './organisations.ts';

const publisher = publisherOf({ ref: 'XM-1', name: 'Agency one' });
const idOf = (ref: string | undefined, name?: string) => organisationOf({ ref, name }, publisher)?.id;

describe('an organisation named by a channel code of a kind', () => {
  test('is told apart by its name, with or without the register before the code', () => {
    expect(idOf('21000', 'Some NGO')).not.toBe(idOf('21000', 'Another NGO'));
    expect(idOf('XM-DAC-63000', 'Some women’s group')).not.toBe(idOf('XM-DAC-63000', 'A workshop'));
    expect(idOf('XM-DAC-63000', 'A workshop')).toBe(idOf('63000', 'A  Workshop'));
    expect(idOf('63000', 'A workshop')).toBe(idOf(undefined, 'A workshop'));
  });

  test('keeps the code as printed', () => {
    expect(organisationOf({ ref: 'XM-DAC-63000', name: 'A workshop' }, publisher)).toMatchObject({
      name: 'A workshop',
      ref: 'XM-DAC-63000',
    });
  });

  test('is not the publisher for want of a name', () => {
    const unnamed = publisherOf({ ref: 'XM-1' });
    expect(organisationOf({ ref: '63000' }, unnamed)?.id).not.toBe(unnamed.organisation.id);
  });
});
