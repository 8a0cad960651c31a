import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { SealMark } from '@pacta/ledger';
import { isSealedMark, valueAt, type SealedBox, type SealedMark } from '@pacta/proof';
import { openKeyFolder } from './key-folder.ts';
import { MarkOpener } from './mark-opener.ts';
import { openMarks } from './open-marks.ts';
import { OpenedStates } from './opened-states.ts';
import { createSealer } from './sealer.ts';

const root = mkdtempSync(join(tmpdir(), 'pacta-open-marks-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const SUBJECT = '5f2a1c30-0000-5000-8000-00000000000a';
const keys = openKeyFolder(join(root, 'keys'), { ledgerFolder: join(root, 'ledger') });
const sealer = createSealer(keys);

/** What is sealed of an event, and the boxes by name, as a fold keeps them. */
function sealed(eventId: string, data: unknown, marks: readonly SealMark[]) {
  const event = {
    eventId,
    type: 'Made.v1',
    stream: 'costbook-b',
    data,
    metadata: { actor: 'a', commandId: 'c', recordedAt: '2026-03-01T10:00:00.000Z', partnershipId: 'p' },
  };
  const sealing = sealer.seal(event as Parameters<typeof sealer.seal>[0], marks);
  const boxes = new Map<string, SealedBox>();
  for (const [pointer, entry] of Object.entries(sealing.sealed)) {
    const mark = valueAt(sealing.data, pointer)?.value as SealedMark;
    boxes.set(mark.$sealed.box, { eventId, pointer, entry });
  }
  return { state: sealing.data as Record<string, unknown>, sealed: boxes };
}

const made = sealed(
  '00000000-0000-5000-8000-000000000001',
  {
    lines: [
      { amount: { amount: '5', currency: 'EUR' }, label: 'a' },
      { amount: { amount: '7', currency: 'EUR' }, label: 'b' },
    ],
    name: 'Ada',
    open: { more: [1, 2] },
  },
  [
    { pointer: '/lines/0/amount', class: 'partners' },
    { pointer: '/lines/1/amount', class: 'clean-team' },
    { pointer: '/name', class: 'personal', subject: SUBJECT },
  ],
);
const linesOf = (state: unknown) => (state as { readonly lines: readonly { readonly amount: unknown }[] }).lines;

describe('marks in a state', () => {
  test('are opened where they may be, and the state that was given stays as it was', () => {
    const before = structuredClone(made.state);
    const opened = openMarks(made.state, made.sealed, new MarkOpener(sealer), (field) => field.class === 'partners');
    expect(linesOf(opened)[0]?.amount).toEqual({ amount: '5', currency: 'EUR' });
    expect(isSealedMark(linesOf(opened)[1]?.amount)).toBe(true);
    expect(isSealedMark(opened['name'])).toBe(true);
    expect(made.state).toEqual(before);
    expect(linesOf(opened)[1]).toBe(linesOf(made.state)[1]);
    expect(opened['open']).toBe(made.state['open']);
    expect(openMarks(made.state, made.sealed, new MarkOpener(sealer), () => false)).toBe(made.state);
    expect(openMarks(made.state, new Map(), new MarkOpener(sealer), () => true)).toBe(made.state);
  });

  test('tell whoever decides which field of which event they stand for', () => {
    const asked: unknown[] = [];
    openMarks(made.state, made.sealed, new MarkOpener(sealer), (field) => asked.push(field) < 0);
    expect(asked).toContainEqual({
      class: 'clean-team',
      eventId: '00000000-0000-5000-8000-000000000001',
      pointer: '/lines/1/amount',
    });
  });

  test('stay where the box is another one, or its key is not at hand', () => {
    const other = sealed('00000000-0000-5000-8000-000000000002', { amount: 'x' }, [
      { pointer: '/amount', class: 'partners' },
    ]);
    const [foreign] = other.sealed.values();
    const swapped = new Map([...made.sealed.keys()].map((name) => [name, foreign as SealedBox]));
    expect(openMarks(made.state, swapped, new MarkOpener(sealer), () => true)).toBe(made.state);
    const strange = createSealer(openKeyFolder(join(root, 'other-keys'), { ledgerFolder: join(root, 'other') }));
    expect(openMarks(made.state, made.sealed, new MarkOpener(strange), () => true)).toBe(made.state);
  });

  test('are opened once and kept, people apart: their keys may be destroyed', () => {
    const read: string[] = [];
    const counting = {
      openMark: (...[mark, box]: Parameters<typeof sealer.openMark>) => {
        read.push(box.pointer);
        return sealer.openMark(mark, box);
      },
    };
    const opener = new MarkOpener(counting);
    const all = () => openMarks(made.state, made.sealed, opener, () => true);
    expect(all()['name']).toBe('Ada');
    all();
    expect(read).toEqual(['/lines/0/amount', '/lines/1/amount', '/name', '/name']);
    sealer.forget(SUBJECT);
    expect(isSealedMark(all()['name'])).toBe(true);
    expect(read.slice(4)).toEqual(['/name']);
  });

  test('of one state are opened to the same object for the same rights, and never a person’s', () => {
    const states = new OpenedStates(sealer);
    const first = states.open(made, 'partners', ({ class: of }) => of === 'partners');
    expect(states.open(made, 'partners', ({ class: of }) => of === 'partners')).toBe(first);
    const owner = states.open(made, 'owner', () => true);
    expect(linesOf(owner)[1]?.amount).toEqual({ amount: '7', currency: 'EUR' });
    expect(isSealedMark(owner['name'])).toBe(true);
    expect(states.open(made, 'partners', () => false)).toBe(first);
  });
});
