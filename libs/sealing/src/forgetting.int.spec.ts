import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SealMark } from '@pacta/ledger';
import { leafBytes } from '@pacta/proof';
import {
  checkSealedMarks,
  createSealer,
  openKeyFolder,
  type OpenEvent,
  type Sealer,
  SubjectForgotten,
} from './index.ts';

let home: string;
let folder: string;
let sealer: Sealer;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pacta-forgetting-'));
  folder = join(home, 'keys');
  sealer = createSealer(openKeyFolder(folder));
});
afterEach(() => rmSync(home, { recursive: true }));

const logged: OpenEvent = {
  eventId: 'e1',
  type: 'TimeLogged.v1',
  stream: 'contribution-c1',
  data: { person: 'the first', witness: 'the second', days: '3' },
  metadata: { actor: 'a1', commandId: 'c1', recordedAt: '2026-04-12T09:30:00.000Z', partnershipId: 'p1' },
};
const marks: readonly SealMark[] = [
  { pointer: '/person', class: 'personal', subject: 's1' },
  { pointer: '/witness', class: 'personal', subject: 's2' },
  { pointer: '/days', class: 'partners' },
];
const states = (from: Sealer, event: Parameters<Sealer['open']>[0]): string[] =>
  from.open(event, () => true).fields.map(({ pointer, state }) => `${pointer} ${state}`);
const keyFiles = (): string[] => readdirSync(folder).filter((name) => name.startsWith('person-'));

describe('forgetting a person', () => {
  test('closes their fields for good and no others, and every hash stays', () => {
    const event = { ...logged, ...sealer.seal(logged, marks) };
    const leaf = leafBytes({ ...event, revision: 0 });
    sealer.forget('s1');
    for (const reader of [sealer, createSealer(openKeyFolder(folder))]) {
      expect(states(reader, event)).toEqual(['/days opened', '/person forgotten', '/witness opened']);
      expect(reader.openField(event, '/person')).toEqual({ pointer: '/person', class: 'personal', state: 'forgotten' });
    }
    expect(leafBytes({ ...event, revision: 0 })).toEqual(leaf);
    expect(checkSealedMarks(event.data, event.sealed)).toBeUndefined();
  });

  test('no key is ever made for them again', () => {
    sealer.seal(logged, marks);
    sealer.forget('s1');
    for (const writer of [sealer, createSealer(openKeyFolder(folder))]) {
      expect(() => writer.seal(logged, marks)).toThrow(SubjectForgotten);
      expect(() => writer.seal(logged, marks)).toThrow(expect.objectContaining({ subject: 's1' }));
    }
    expect(keyFiles()).toHaveLength(1);
    expect(writerOf(openKeyFolder(folder)).seal(logged, marks.slice(1)).sealed).toHaveProperty('/witness');
  });

  test('may be repeated, and needs no key to have been there', () => {
    sealer.forget('never seen');
    sealer.forget('never seen');
    expect(sealer.epoch).toBe(1);
    expect(() => sealer.seal(logged, [{ pointer: '/person', class: 'personal', subject: 'never seen' }])).toThrow(
      SubjectForgotten,
    );
  });

  test('raises the epoch, for other processes and after a restart too', () => {
    const other = openKeyFolder(folder);
    expect([sealer.epoch, other.epoch]).toEqual([0, 0]);
    sealer.forget('s1');
    sealer.forget('s2');
    expect([sealer.epoch, other.epoch, openKeyFolder(folder).epoch]).toEqual([2, 2, 2]);
    expect([other.isForgotten('s1'), other.isForgotten('s3')]).toEqual([true, false]);
  });

  test('is seen at once by a process that holds the key in memory', () => {
    const event = { ...logged, ...sealer.seal(logged, marks) };
    const other = createSealer(openKeyFolder(folder));
    expect(states(other, event)).toContain('/person opened');
    sealer.forget('s1');
    expect(states(other, event)).toContain('/person forgotten');
    expect(() => other.seal(logged, marks)).toThrow(SubjectForgotten);
  });

  test('leaves no copy of the key in the folder', () => {
    sealer.seal(logged, marks.slice(0, 1));
    const name = keyFiles()[0] ?? '';
    const { key } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { key: string };
    sealer.forget('s1');
    const everything = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(everything.join()).not.toContain(key);
    expect(everything.join()).not.toContain('s1');
  });

  test('a key that a restored backup brought back is destroyed at the next opening, and unused before', () => {
    const event = { ...logged, ...sealer.seal(logged, marks) };
    const backup = new Map(keyFiles().map((name) => [name, readFileSync(join(folder, name))]));
    sealer.forget('s1');
    for (const [name, bytes] of backup) writeFileSync(join(folder, name), bytes, { mode: 0o600 });
    expect(states(sealer, event)).toContain('/person forgotten');
    expect(states(createSealer(openKeyFolder(folder, { readOnly: true })), event)).toContain('/person forgotten');
    expect(keyFiles()).toHaveLength(2);
    openKeyFolder(folder);
    expect(keyFiles()).toHaveLength(1);
  });
});

const writerOf = createSealer;
