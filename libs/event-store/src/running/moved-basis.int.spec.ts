import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineEvent, refuse, type Command, type Decider, type EventDefinition, type StreamName } from '@pacta/ledger';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { z } from 'zod';
import { createMemoryStore } from '../memory/memory-store.ts';
import { isAfter, type EventStore } from '../port.ts';
import { createCommandRunner, type CommandRunner } from '../run-decider.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import type { CommandOutcome, CommandRequest } from './command-request.ts';

/** A roll on which somebody is or is not, and deeds that only those on it may do. */
interface Roll {
  readonly holds: boolean;
}
interface Facts {
  readonly roll?: Roll;
}
type RollCommand =
  Command<'grant', Record<string, never>> | Command<'revoke', Record<string, never>> | Command<'act', { n: number }>;
type Decided = { readonly type: string; readonly data: unknown };

const definitions = (['Granted.v1', 'Revoked.v1', 'Acted.v1'] as const).map(
  (type) =>
    defineEvent({ type, category: 'commitment', data: z.strictObject({ n: z.int() }) }) as unknown as EventDefinition,
);
const catalogue = new Map(definitions.map((definition) => [definition.type, definition]));

const decider: Decider<RollCommand, Roll, Decided, Facts> = {
  category: 'commitment',
  initialState: { holds: false },
  decide(command, _state, { roll }) {
    if (command.name === 'grant') return [{ type: 'Granted.v1', data: { n: 0 } }];
    if (command.name === 'revoke') return [{ type: 'Revoked.v1', data: { n: 0 } }];
    if (roll?.holds !== true) return refuse('not-on-the-roll', 'No.', 'Ask.');
    return [1, 2].map(() => ({ type: 'Acted.v1', data: { n: command.data.n } }));
  },
  evolve: (state, { type }) =>
    type === 'Granted.v1' ? { holds: true } : type === 'Revoked.v1' ? { holds: false } : state,
};

type Request = CommandRequest<RollCommand, Roll, Decided, Facts>;

const request = (
  order: { name: 'grant' | 'revoke'; data: Record<string, never> } | { name: 'act'; data: { n: number } },
  stream: StreamName,
  rest: Partial<Request> = {},
): Request => ({
  decider,
  ...order,
  target: { kind: 'named', stream },
  partnershipOf: () => 'p-1',
  by: { actor: 'actor-1' },
  facts: () => ({ roll: undefined }),
  authorise: () => undefined,
  ...rest,
});

const act = (stream: StreamName, roll: StreamName, rest: Partial<Request> = {}): Request =>
  request({ name: 'act', data: { n: 1 } }, stream, {
    facts: () => ({ roll: { stream: roll, fold: decider } }),
    ...rest,
  });
const grant = (roll: StreamName): Request => request({ name: 'grant', data: {} }, roll);
const revoke = (roll: StreamName): Request => request({ name: 'revoke', data: {} }, roll);

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function bench(kind: 'sqlite' | 'memory' | 'memory without the check') {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-basis-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  const store: EventStore =
    kind === 'sqlite'
      ? await openSqliteStore({ folder: join(folder, 'ledger') })
      : createMemoryStore({ basis: kind === 'memory' ? 'checked' : 'ignored' });
  closing.push(() => store.close());
  const sealer = createSealer(openKeyFolder(join(folder, 'keys')));
  const clock = () => '2026-03-01T10:00:00.000Z';
  /** Runners know nothing of each other's turns, as those of two processes. */
  const runnerOn = (on: EventStore): CommandRunner =>
    createCommandRunner({ store: on, sealer, catalogue, clock, dayOf: (instant) => instant.slice(0, 10) });
  return { store, runnerOn };
}

let made = 0;
const fresh = (): StreamName => `commitment-${(made += 1)}`;

/** The store, where `before` runs between a decision on that stream and its append. */
const interrupted = (store: EventStore, stream: StreamName, before: (nth: number) => Promise<unknown>): EventStore => {
  let nth = 0;
  return {
    ...store,
    async append(...given) {
      if (given[0] === stream) await before((nth += 1));
      return store.append(...given);
    },
  };
};

describe.each(['sqlite', 'memory'] as const)('a fact that moves between decision and append, %s', (kind) => {
  test('makes the command decide again, and refuse where the fact says so now', async () => {
    const { store, runnerOn } = await bench(kind);
    const [roll, stream] = [fresh(), fresh()];
    const other = runnerOn(store);
    await other.run(grant(roll));
    const runner = runnerOn(interrupted(store, stream, () => other.run(revoke(roll))));
    expect(await runner.run(act(stream, roll))).toMatchObject({
      kind: 'refused',
      refusal: { refused: 'not-on-the-roll' },
    });
    expect(await store.readStream(stream)).toEqual([]);
  });

  test('and still allows it: recorded once, on the revision that it was decided on', async () => {
    const { store, runnerOn } = await bench(kind);
    const [roll, stream] = [fresh(), fresh()];
    const other = runnerOn(store);
    await other.run(grant(roll));
    const runner = runnerOn(interrupted(store, stream, async (nth) => (nth <= 3 ? other.run(grant(roll)) : undefined)));
    const outcome = await runner.run(act(stream, roll));
    expect(outcome).toMatchObject({ kind: 'recorded', revision: 1 });
    expect((await store.readStream(stream)).map(({ metadata }) => metadata.basedOn)).toEqual([
      `${roll}@3`,
      `${roll}@3`,
    ]);
  });

  test('may be one that was absent', async () => {
    const { store, runnerOn } = await bench(kind);
    const [roll, stream] = [fresh(), fresh()];
    const other = runnerOn(store);
    const decidedOn: number[] = [];
    const runner = runnerOn(
      interrupted(store, stream, async (nth) => (nth === 1 ? other.run(grant(roll)) : undefined)),
    );
    const whether = {
      ...decider,
      decide: (command: RollCommand, state: Roll, facts: Facts) => {
        decidedOn.push(facts.roll?.holds === true ? 1 : 0);
        return decider.decide(command, state, { roll: { holds: true } });
      },
    };
    expect(await runner.run(act(stream, roll, { decider: whether }))).toMatchObject({ kind: 'recorded' });
    expect(decidedOn).toEqual([0, 1]);
  });

  test('time and again: the caller hears of it', async () => {
    const { store, runnerOn } = await bench(kind);
    const [roll, stream] = [fresh(), fresh()];
    const other = runnerOn(store);
    await other.run(grant(roll));
    const runner = runnerOn(interrupted(store, stream, () => other.run(grant(roll))));
    expect(await runner.run(act(stream, roll))).toEqual({ kind: 'conflict' });
    expect(await store.readStream(stream)).toEqual([]);
  });

  test('a replay is answered as one although the fact has moved since', async () => {
    const { store, runnerOn } = await bench(kind);
    const [roll, stream] = [fresh(), fresh()];
    await runnerOn(store).run(grant(roll));
    const first = await runnerOn(store).run(act(stream, roll, { idempotencyKey: 'once' }));
    await runnerOn(store).run(revoke(roll));
    expect(await runnerOn(store).run(act(stream, roll, { idempotencyKey: 'once' }))).toEqual({
      ...first,
      kind: 'replayed',
    });
    expect(await store.readStream(stream)).toHaveLength(2);
  });

  test('taking the right away and using it at once: what is used was used before it was taken', async () => {
    const { store, runnerOn } = await bench(kind);
    const [one, other] = [runnerOn(store), runnerOn(store)];
    const kinds: string[] = [];
    for (let round = 0; round < 100; round += 1) {
      const [roll, stream] = [fresh(), fresh()];
      await one.run(grant(roll));
      const first = round % 2 === 0 ? one.run(revoke(roll)) : one.run(act(stream, roll));
      for (let wait = round % 20; wait > 0; wait -= 1) await Promise.resolve();
      const second = round % 2 === 0 ? other.run(act(stream, roll)) : other.run(revoke(roll));
      const [revoked, acted] = round % 2 === 0 ? [await first, await second] : [await second, await first];
      kinds.push(acted.kind);
      if (revoked.kind !== 'recorded') throw new Error(revoked.kind);
      if (acted.kind === 'recorded') expect(isAfter(revoked.token, acted.token)).toBe(true);
    }
    expect(new Set(kinds)).toEqual(new Set(['recorded', 'refused']));
  });

  test('in the same process, a stream that never rests keeps nobody waiting for ever', async () => {
    const { store, runnerOn } = await bench(kind);
    const runner = runnerOn(store);
    const roll = fresh();
    await runner.run(grant(roll));
    const busy = Array.from({ length: 150 }, () => runner.run(grant(roll)));
    const outcomes: Promise<CommandOutcome>[] = [];
    for (let n = 0; n < 40; n += 1) {
      outcomes.push(runner.run(act(fresh(), roll)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(new Set((await Promise.all(outcomes)).map((outcome) => outcome.kind))).toEqual(new Set(['recorded']));
    await Promise.all(busy);
  });
});

test('a store that cannot check records both, which is what a discrepancy is then opened for', async () => {
  const { store, runnerOn } = await bench('memory without the check');
  const [roll, stream] = [fresh(), fresh()];
  const other = runnerOn(store);
  await other.run(grant(roll));
  const runner = runnerOn(interrupted(store, stream, () => other.run(revoke(roll))));
  expect(await runner.run(act(stream, roll))).toMatchObject({ kind: 'recorded' });
  const [event] = await store.readStream(stream);
  expect(event?.metadata.basedOn).toBe(`${roll}@0`);
});
