import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { v5, version } from 'uuid';
import { commandIdOf, createdStreamId, eventIdOf } from './command-ids.ts';

describe('ids of a command', () => {
  test('that derive are UUIDs v5, as the library makes them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.uuid(), fc.nat(), (actor, key, id, index) => {
        const wellFormed = `${actor}\u0000${key}`.isWellFormed();
        if (wellFormed)
          expect(commandIdOf(actor, key)).toBe(v5(`${actor}\u0000${key}`, '6d0f4a3e-7c51-5d0b-9a57-2f6b1c0e8d43'));
        expect(eventIdOf(id, index)).toBe(v5(String(index), id));
        expect(createdStreamId(id)).toBe(v5('stream', id));
      }),
    );
  });

  test('that do not are UUIDs v7, each of them another', () => {
    const ids = Array.from({ length: 2_000 }, () => commandIdOf('actor', undefined));
    expect(new Set(ids).size).toBe(2_000);
    expect(new Set(ids.map(version))).toEqual(new Set([7]));
  });
});
