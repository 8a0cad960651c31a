import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineEvent, refuse, type Command, type Decider, type EventDefinition } from '@pacta/ledger';
import { createSealer, openKeyFolder, type Sealer } from '@pacta/sealing';
import { v5 } from 'uuid';
import { z } from 'zod';
import { createMemoryStore, type MemoryStore } from './memory/memory-store.ts';
import { createCommandRunner, type CommandRunner } from './run-decider.ts';
import { commandIdOf, createdStreamId } from './running/command-ids.ts';
import type { CommandOutcome, CommandRequest } from './running/command-request.ts';

/** A toy aggregate: a pot that is filled and drained, and never below zero. Notes are for partners' eyes, names personal. */
const filled = defineEvent({
  type: 'PotFilled.v1',
  category: 'commitment',
  data: z.strictObject({ by: z.int(), note: z.any(), who: z.any().optional() }),
  seals: ({ who }) => [
    { pointer: '/note', class: 'partners' as const },
    ...(who === undefined ? [] : [{ pointer: '/who', class: 'personal' as const, subject: 'subject-1' }]),
  ],
});
const drained = defineEvent({ type: 'PotDrained.v1', category: 'commitment', data: z.strictObject({ by: z.int() }) });

interface Pot {
  readonly content: number;
  readonly notes: readonly string[];
}
type PotCommand = Command<'fill', { by: number; note: string; who?: string }> | Command<'drain', { by: number }>;
type Decided = { readonly type: string; readonly data: unknown };
interface PotFacts {
  readonly other?: Pot;
}

const pot: Decider<PotCommand, Pot, Decided, PotFacts> = {
  category: 'commitment',
  initialState: { content: 0, notes: [] },
  decide(command, state, facts) {
    if (command.name === 'fill') return [{ type: 'PotFilled.v1', data: command.data }];
    if (command.data.by > state.content + (facts.other?.content ?? 0))
      return refuse('pot-too-empty', `It holds ${state.content}.`, 'Fill it first.');
    return Array.from({ length: command.data.by }, () => ({ type: 'PotDrained.v1', data: { by: 1 } }));
  },
  evolve(state, event) {
    if (event.type === 'PotDrained.v1') return { ...state, content: state.content - 1 };
    const { by, note } = event.data as { by: number; note: string };
    return { content: state.content + by, notes: [...state.notes, note] };
  },
};

const catalogue = new Map<string, EventDefinition>([filled, drained].map((one) => [one.type, one as EventDefinition]));

type PotOrder =
  { name: 'fill'; data: { by: number; note: string; who?: string } } | { name: 'drain'; data: { by: number } };

const requestOf = (command: PotOrder): CommandRequest<PotCommand, Pot, Decided, PotFacts> => ({
  decider: pot,
  ...command,
  target: { kind: 'new' },
  partnershipOf: () => 'p-1',
  by: { actor: 'actor-1' },
  facts: () => ({ other: undefined }),
  authorise: () => undefined,
});

describe('running commands', () => {
  let store: MemoryStore;
  let runner: CommandRunner;
  let sealer: Sealer;
  let now: string;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pacta-run-'));
    sealer = createSealer(openKeyFolder(join(folder, 'keys')));
    store = createMemoryStore();
    now = '2026-03-01T10:00:00.000Z';
    runner = createCommandRunner({
      store,
      sealer,
      catalogue,
      clock: () => now,
      dayOf: (instant) => instant.slice(0, 10),
    });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (
    command: PotOrder,
    rest: Partial<CommandRequest<PotCommand, Pot, Decided, PotFacts>> = {},
  ): Promise<CommandOutcome> => runner.run({ ...requestOf(command), ...rest });

  const fill = (by: number, rest = {}) => run({ name: 'fill', data: { by, note: `note ${by}` } }, rest);
  const begun = async (by = 3) => {
    const outcome = await fill(by, { idempotencyKey: 'begin' });
    if (outcome.kind !== 'recorded') throw new Error(outcome.kind);
    return { stream: outcome.stream, on: { target: { kind: 'existing', stream: outcome.stream } as const } };
  };
  const whole = async () => {
    const events = [];
    for await (const page of store.readAll()) events.push(...page);
    return events;
  };

  test('a new stream gets its id from the command, and its events say who, when and why they are one', async () => {
    const outcome = await fill(3, { idempotencyKey: 'a', effectiveOn: '2026-02-27' });
    expect(outcome).toMatchObject({ kind: 'recorded', revision: 0 });
    const [event] = await whole();
    expect(event).toMatchObject({
      type: 'PotFilled.v1',
      metadata: { actor: 'actor-1', recordedAt: now, effectiveOn: '2026-02-27', partnershipId: 'p-1' },
    });
    expect(JSON.stringify(event?.data)).not.toContain('note 3');
  });

  test('rules see sealed fields opened', async () => {
    const { on } = await begun();
    const seen: Pot[] = [];
    await fill(1, { ...on, authorise: (state: Pot) => void seen.push(state) });
    expect(seen).toEqual([{ content: 3, notes: ['note 3'] }]);
  });

  test('a refusal writes nothing', async () => {
    const { on } = await begun();
    expect(await run({ name: 'drain', data: { by: 4 } }, on)).toMatchObject({
      kind: 'refused',
      refusal: { refused: 'pot-too-empty' },
    });
    expect(await whole()).toHaveLength(1);
  });

  test('an access rule is asked before a replay is answered', async () => {
    const denied = refuse('not-yours', 'No.', 'Ask.');
    await fill(3, { idempotencyKey: 'a' });
    expect(await fill(3, { idempotencyKey: 'a', authorise: () => denied })).toEqual({
      kind: 'refused',
      refusal: denied,
    });
  });

  test('a stream whose name is known beforehand need not be there, and is not made twice', async () => {
    const target = { kind: 'named', stream: 'commitment-known' } as const;
    expect(await fill(1, { target })).toMatchObject({ kind: 'recorded', stream: 'commitment-known', revision: 0 });
    expect(await fill(2, { target })).toMatchObject({ kind: 'recorded', stream: 'commitment-known', revision: 1 });
  });

  test('what does not exist is not found', async () => {
    expect(await fill(1, { target: { kind: 'existing', stream: 'commitment-none' } })).toEqual({
      kind: 'not-found',
      stream: 'commitment-none',
    });
  });

  test('the same key and body answer the same, also after the stream has moved on and the clock too', async () => {
    const { on } = await begun(5);
    const first = await run({ name: 'drain', data: { by: 2 } }, { ...on, idempotencyKey: 'd' });
    await run({ name: 'drain', data: { by: 3 } }, on);
    now = '2026-04-01T00:00:00.000Z';
    const again = await run({ name: 'drain', data: { by: 2 } }, { ...on, idempotencyKey: 'd' });
    expect(again).toEqual({ ...first, kind: 'replayed' });
    expect(await whole()).toHaveLength(6);
  });

  test('a replay wins over If-Match', async () => {
    const { on } = await begun();
    await fill(1, { ...on, idempotencyKey: 'x', ifMatch: 0 });
    expect((await fill(1, { ...on, idempotencyKey: 'x', ifMatch: 0 })).kind).toBe('replayed');
    expect(await fill(1, { ...on, ifMatch: 0 })).toEqual({ kind: 'stale', expected: 0, actual: 1 });
  });

  test.each([
    ['another amount', { name: 'fill', data: { by: 4, note: 'note 3' } } as const, {}],
    ['another sealed note', { name: 'fill', data: { by: 3, note: 'other' } } as const, {}],
    ['another day', { name: 'fill', data: { by: 3, note: 'note 3' } } as const, { effectiveOn: '2026-01-01' }],
  ])('the same key with %s is refused', async (_what, command, rest) => {
    await fill(3, { idempotencyKey: 'a' });
    expect(await run(command, { idempotencyKey: 'a', ...rest })).toEqual({ kind: 'key-reused' });
    expect(await whole()).toHaveLength(1);
  });

  test('the same key of another actor is another command', async () => {
    await fill(3, { idempotencyKey: 'a' });
    expect((await fill(4, { idempotencyKey: 'a', by: { actor: 'actor-2' } })).kind).toBe('recorded');
  });

  test('a dry run shows the events, sealed as they would be, and writes nothing', async () => {
    const outcome = await fill(3, { dryRun: true });
    expect(outcome).toMatchObject({ kind: 'dry-run', revision: 0, events: [{ type: 'PotFilled.v1' }] });
    expect(await whole()).toHaveLength(0);
  });

  test('facts are folded, and the revision they were read at is on record', async () => {
    const { stream, on } = await begun(3);
    const other = await fill(10, { idempotencyKey: 'other' });
    if (other.kind !== 'recorded') throw new Error(other.kind);
    const facts = () => ({ other: { stream: other.stream, fold: pot } });
    await run({ name: 'drain', data: { by: 12 } }, { ...on, idempotencyKey: 'f', facts });
    const events = await store.readStream(stream as `commitment-${string}`, { from: 1 });
    expect(events).toHaveLength(12);
    expect(events[0]?.metadata.basedOn).toBe(`${other.stream}@0`);
    // Decided again on the facts of then, though they have moved on since.
    await run({ name: 'drain', data: { by: 10 } }, { target: { kind: 'existing', stream: other.stream } });
    expect((await run({ name: 'drain', data: { by: 12 } }, { ...on, idempotencyKey: 'f', facts })).kind).toBe(
      'replayed',
    );
  });

  test('fifty commands at once on one stream all get in, one after the other', async () => {
    const { on } = await begun();
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, by) => fill(by + 1, on)));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['recorded']));
    expect(await whole()).toHaveLength(51);
  });

  test('a writer of another process comes first: decided again on what it wrote; too often, and the caller hears of it', async () => {
    const { stream, on } = await begun(3);
    const other = createCommandRunner({
      store,
      sealer,
      catalogue,
      clock: () => now,
      dayOf: (instant) => instant.slice(0, 10),
    });
    const overtake = (times: number) => {
      let left = times;
      return async (by: number) => {
        const append = store.append.bind(store);
        store.append = async (...args) => {
          if (left > 0 && args[0] === stream) {
            left -= 1;
            store.append = append;
            await other.run({ ...requestOf({ name: 'fill', data: { by: 1, note: 'o' } }), ...on });
            store.append = overtaking;
          }
          return append(...args);
        };
        const overtaking = store.append;
        const outcome = await run({ name: 'drain', data: { by } }, on);
        store.append = append;
        return outcome.kind;
      };
    };
    expect(await overtake(2)(3)).toBe('recorded');
    expect((await store.readStream(stream, { from: 1 })).map(({ type }) => type.slice(3, 6))).toEqual([
      'Fil',
      'Fil',
      'Dra',
      'Dra',
      'Dra',
    ]);
    expect(await overtake(99)(1)).toBe('conflict');
  });

  test('the same command twice at once is recorded once', async () => {
    const { on } = await begun();
    const outcomes = await Promise.all([1, 2].map(() => fill(7, { ...on, idempotencyKey: 'twice' })));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['recorded', 'replayed']);
    expect(await whole()).toHaveLength(2);
  });

  test('a command that a former version recorded, with ids of its own, is the same command by the same key', async () => {
    const commandId = commandIdOf('actor-1', 'former');
    const stream = `commitment-${createdStreamId(commandId)}` as const;
    const data = { by: 3, note: 'note 3' };
    const metadata = { actor: 'actor-1', commandId, partnershipId: 'p-1', recordedAt: now };
    const event = { eventId: v5('0', commandId), type: 'PotFilled.v1', stream, data, metadata };
    const marks = [{ pointer: '/note', class: 'partners' as const }];
    await store.append(stream, 'none', [{ ...event, ...sealer.seal(event, marks) }]);
    const [recorded] = await whole();
    now = '2027-01-01T00:00:00.000Z';
    expect(await fill(3, { idempotencyKey: 'former' })).toEqual({
      kind: 'replayed',
      stream,
      revision: 0,
      token: recorded?.token,
      events: [recorded],
    });
    const changed = { name: 'fill', data: { by: 3, note: 'another' } } as const;
    expect(await run(changed, { idempotencyKey: 'former' })).toEqual({ kind: 'key-reused' });
    expect(await whole()).toHaveLength(1);
  });

  test('an answer lost on the way is found again by the same key', async () => {
    const { on } = await begun();
    store.loseNextAnswer();
    await expect(fill(7, { ...on, idempotencyKey: 'lost' })).rejects.toThrow();
    expect((await fill(7, { ...on, idempotencyKey: 'lost' })).kind).toBe('replayed');
    expect(await whole()).toHaveLength(2);
  });

  test('a forgotten person: the earlier command is replayed, a new one is refused', async () => {
    const command = { name: 'fill', data: { by: 1, note: 'n', who: 'a name' } } as const;
    await run(command, { idempotencyKey: 'who' });
    sealer.forget('subject-1');
    expect((await run(command, { idempotencyKey: 'who' })).kind).toBe('replayed');
    expect(await run(command, { idempotencyKey: 'new' })).toMatchObject({
      kind: 'refused',
      refusal: { refused: 'subject-forgotten' },
    });
  });
});
