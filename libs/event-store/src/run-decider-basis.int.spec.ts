import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineEvent, refuse, type Command, type Decider, type EventDefinition, type StreamName } from '@pacta/ledger';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { z } from 'zod';
import { createCommandRunner } from './run-decider.ts';
import type { CommandRequest } from './running/command-request.ts';
import { openSqliteStore, type SqliteStore } from './sqlite/open-sqlite-store.ts';

/** A switch that may be thrown only while the other one is off. */
const thrown = defineEvent({ type: 'SwitchThrown.v1', category: 'commitment', data: z.strictObject({}) });
type Throw = Command<'throw', Record<string, never>>;
interface Other {
  readonly other: boolean;
}
const lever: Decider<Throw, boolean, { readonly type: string; readonly data: unknown }, Other> = {
  category: 'commitment',
  initialState: false,
  decide: (_command, _state, { other }) =>
    other ? refuse('other-is-on', 'The other is on.', 'Leave it.') : [{ type: thrown.type, data: {} }],
  evolve: () => true,
};
const catalogue = new Map<string, EventDefinition>([[thrown.type, thrown as EventDefinition]]);

let folder: string;
let store: SqliteStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pacta-basis-'));
  store = await openSqliteStore({ folder: join(folder, 'ledger') });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const runner = () =>
  createCommandRunner({
    store,
    sealer: createSealer(openKeyFolder(join(folder, 'keys'))),
    catalogue,
    clock: () => '2026-03-01T10:00:00.000Z',
    dayOf: (instant) => instant.slice(0, 10),
  });

const throwIt = (stream: StreamName, other: StreamName, idempotencyKey: string) =>
  ({
    decider: lever,
    name: 'throw',
    data: {},
    target: { kind: 'named', stream },
    partnershipOf: () => 'p-1',
    by: { actor: 'actor-1' },
    idempotencyKey,
    facts: () => ({ other: { fold: lever, stream: other } }),
    authorise: () => undefined,
  }) as CommandRequest<Throw, boolean, { readonly type: string; readonly data: unknown }, Other>;

test('of two commands of two runners, each of which forbids the other, one is recorded and one refused', async () => {
  const [one, two] = [runner(), runner()];
  for (let round = 0; round < 50; round += 1) {
    const [left, right] = [`commitment-l${round}`, `commitment-r${round}`] as const;
    const outcomes = await Promise.all([
      one.run(throwIt(left, right, `l${round}`)),
      two.run(throwIt(right, left, `r${round}`)),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['recorded', 'refused']);
  }
});

test('a replay is answered as one although its basis has moved since', async () => {
  const request = throwIt('commitment-a', 'commitment-b', 'again');
  const first = await runner().run(request);
  await runner().run(throwIt('commitment-b', 'commitment-c', 'moves it'));
  expect(first.kind).toBe('recorded');
  expect(await runner().run(request)).toEqual({ ...first, kind: 'replayed' });
});
