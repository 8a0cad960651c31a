import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../recorded-event.ts';
import { overtakenFacts } from './overtaken-facts.ts';

const event = (stream: string, type: string, data: unknown = {}): RecordedEvent => ({
  eventId: `id of ${type}`,
  stream,
  revision: 1,
  type,
  data,
  metadata: { actor: 'chair-1', commandId: 'c', recordedAt: '2026-03-01T10:00:00.000Z', salt: 's' },
});
const waived = event('commitment-c', 'ConditionWaived.v1');

describe('what a decision rested on changed at the same moment', () => {
  test.each<[string, RecordedEvent, boolean]>([
    ['the decision that is cited', event('decision-d', 'Superseded.v1'), true],
    ['the source of the money', event('commitment-s', 'Cancelled.v1'), true],
    ['the source of the money, only added to', event('commitment-s', 'Disbursed.v1'), false],
    ['the phase of the partnership', event('partnership-p', 'PhaseChanged.v1'), true],
    ['a role of the very actor', event('partnership-p', 'RoleRevoked.v1', { actor: 'chair-1' }), true],
    ['a role of somebody else', event('partnership-p', 'RoleRevoked.v1', { actor: 'other' }), false],
    ['the roster, which only grew', event('partnership-p', 'PartnerJoined.v1'), false],
    ['something no rule of a commitment rests on', event('costbook-b', 'Challenged.v1'), false],
  ])('%s', (_, change, matters) => {
    expect(overtakenFacts(waived, [change]) !== undefined).toBe(matters);
  });

  test('says which event was decided so, by what it was overtaken, and what to do', () => {
    const changes = [event('decision-d', 'Closed.v1'), event('decision-d', 'OutcomeStated.v1')];
    expect(overtakenFacts(waived, changes)?.note).toBe(
      'Event id of ConditionWaived.v1 (ConditionWaived.v1) was decided at the moment at which what it rests on changed: Closed.v1 (id of Closed.v1) was recorded on decision-d just before it, and 1 more. Look whether it would have been decided so.',
    );
    expect(overtakenFacts(waived, [])).toBeUndefined();
  });
});
