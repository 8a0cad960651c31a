import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { play } from '../../testing/play.ts';
import type { LedgerCommand } from './commands.ts';
import { ledgerDecider } from './decider.ts';

const actor = fc.constantFrom('a', 'b', 'c');
const granting = fc.record({ actor, role: fc.constantFrom('administrator', 'administrator', 'chair') });
const move = (name: LedgerCommand['name'], data: fc.Arbitrary<unknown>) =>
  fc.record({ name: fc.constant(name), data, actor });
const moves = fc.array(
  fc.oneof(
    move('openLedger', fc.record({ purpose: fc.constant('P'), zone: fc.constant('UTC'), demo: fc.boolean() })),
    move('grantRole', granting),
    move('revokeRole', granting),
  ),
  { maxLength: 40 },
);

test('whatever is commanded, it opens once, stays what it is and keeps an administrator', () => {
  fc.assert(
    fc.property(moves, (commands) => {
      play(ledgerDecider, {}, commands, (state, events) => {
        const [opening, ...rest] = events;
        expect(rest.filter(({ type }) => type === 'LedgerOpened.v1')).toEqual([]);
        expect(state.opened).toEqual(opening?.data);
        const held = new Set<string>();
        for (const { type, data } of rest) {
          if (type === 'RoleGranted.v1') held.add(data.actor);
          if (type === 'RoleRevoked.v1') held.delete(data.actor);
        }
        expect(state.administrators).toEqual(held);
        if (rest.length > 0) expect(held.size).toBeGreaterThan(0);
      });
    }),
    { numRuns: 300 },
  );
});
