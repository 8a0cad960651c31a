import type { OpenDiscrepancy } from './commands.ts';
import { categoryOf } from '../stream.ts';
import type { RecordedEvent } from '../recorded-event.ts';

/**
 * Changes that could have made a commitment's rule decide otherwise, by the category of the stream they stand on. What is
 * only added (a partner joins, somebody else gets a role) never takes away what a rule rested on.
 */
const OVERTAKES: Readonly<Record<string, (change: RecordedEvent, decided: RecordedEvent) => boolean>> = {
  decision: () => true,
  commitment: ({ type }) => ['Cancelled.v1', 'Amended.v1', 'EventReversed.v1'].includes(type),
  partnership: ({ type, data }, decided) =>
    type === 'PhaseChanged.v1' ||
    (type === 'RoleRevoked.v1' && (data as { readonly actor?: string }).actor === decided.metadata.actor),
};

/**
 * What the ledger says where a commitment's event was decided while a fact that it rests on changed: facts are read from
 * other streams, and no transaction spans two. `changes`: events of those streams that came behind what the rule looked
 * at and before the event. Nothing where none of them matters.
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
