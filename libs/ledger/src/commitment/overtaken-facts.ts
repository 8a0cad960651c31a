import type { OpenDiscrepancy } from './commands.ts';
import { categoryOf } from '../stream.ts';
import type { RecordedEvent } from '../recorded-event.ts';

/**
 * Changes of a fact that could reverse the decision of a commitment's rule, by category of the changed stream.
 * Additions (a partner joins, another person gets a role) never do.
 */
const OVERTAKES: Readonly<Record<string, (change: RecordedEvent, decided: RecordedEvent) => boolean>> = {
  decision: () => true,
  commitment: ({ type }) => ['Cancelled.v1', 'Amended.v1', 'EventReversed.v1'].includes(type),
  partnership: ({ type, data }, decided) =>
    type === 'PhaseChanged.v1' ||
    (type === 'RoleRevoked.v1' && (data as { readonly actor?: string }).actor === decided.metadata.actor),
};

/**
 * The discrepancy to record where a fact changed while a commitment's event was decided: facts are read from other
 * streams, and some stores have no transaction across streams. `changes`: events of those streams after the revision
 * that the rule read and before the event. Undefined where none of them matters.
 */
export function overtakenFacts(decided: RecordedEvent, changes: readonly RecordedEvent[]): OpenDiscrepancy | undefined {
  const mattering = changes.filter((change) => OVERTAKES[categoryOf(change.stream) ?? '']?.(change, decided) === true);
  const [first] = mattering;
  if (first === undefined) return undefined;
  const others = mattering.length === 1 ? '' : `, and ${mattering.length - 1} more`;
  return {
    note: `Event ${decided.eventId} (${decided.type}) was decided at the moment at which what it rests on changed: ${first.type} (${first.eventId}) was recorded on ${first.stream} just before it${others}. Look whether it would have been decided so.`,
  };
}
