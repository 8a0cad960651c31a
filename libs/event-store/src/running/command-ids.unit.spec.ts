import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { v5, v7, validate, version } from 'uuid';
import { commandIdOf, createdStreamId, eventIdOf } from './command-ids.ts';

const instant = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) });

describe('ids of a command', () => {
  test('that has a key are UUIDs v5, as they were in every version, so that a repeated one is found', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (actor, key) => {
        fc.pre(`${actor}\u0000${key}`.isWellFormed());
        const id = commandIdOf(actor, key);
        expect(id).toBe(v5(`${actor}\u0000${key}`, '6d0f4a3e-7c51-5d0b-9a57-2f6b1c0e8d43'));
        expect(createdStreamId(id)).toBe(v5('stream', id));
      }),
    );
  });

  test('that has none are UUIDs v7, each of them another', () => {
    const ids = Array.from({ length: 2_000 }, () => commandIdOf('actor', undefined));
    expect(new Set(ids).size).toBe(2_000);
    expect(new Set(ids.map(version))).toEqual(new Set([7]));
  });
});

describe('ids of events, and of streams that commands without a key make', () => {
  test('are derived, and UUIDs v8', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat({ max: 99 }), instant, (command, index, at) => {
        const id = eventIdOf(command, index, at);
        expect(eventIdOf(command, index, at)).toBe(id);
        expect([validate(id), version(id)]).toEqual([true, 8]);
        expect(eventIdOf(command, index + 1, at)).not.toBe(id);
        // All but the clock and the version is the hash.
        const hash = v5(String(index), command);
        expect(id.slice(5, 14) + id.slice(15)).toBe(hash.slice(5, 14) + hash.slice(15));
      }),
    );
  });

  test('made within moments stand next to each other, whatever else there is', () => {
    const at = Date.UTC(2026, 10, 30, 9, 30);
    const elsewhere = Array.from({ length: 5_000 }, (_, n) => eventIdOf(v7(), 0, at - 1_000 - n * 977_000));
    const [one, other] = [eventIdOf(v7(), 0, at), eventIdOf(v7(), 1, at + 15)].sort() as [string, string];
    expect(elsewhere.filter((id) => id > one && id < other)).toEqual([]);
    const [stream, next] = [v7({ msecs: at }), v7({ msecs: at + 15 })].map(createdStreamId).sort() as [string, string];
    expect(stream.slice(0, 5)).toBe(next.slice(0, 5));
    expect(stream.slice(0, 5)).toBe(one.slice(0, 5));
    expect([validate(stream), version(stream)]).toEqual([true, 8]);
  });

  test('of different moments differ in the digits by which people name them', () => {
    const at = Date.UTC(2026, 10, 30, 9, 30);
    const ids = Array.from({ length: 2_000 }, (_, n) => eventIdOf(v7(), 0, at + n * 250));
    expect(new Set(ids.map((id) => id.slice(0, 6))).size).toBe(2_000);
  });
});
