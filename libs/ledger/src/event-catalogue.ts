import { commitmentEvents } from './commitment/events.ts';
import { contributionEvents } from './contribution/events.ts';
import { costBookEvents } from './cost-book/events.ts';
import { decisionEvents } from './decision/events.ts';
import type { EventDefinition } from './event-definition.ts';
import { flowMatchEvents } from './flow-match/events.ts';
import { ledgerEvents } from './ledger/events.ts';
import { leverageEvents } from './leverage/events.ts';
import { organisationEvents } from './organisation/events.ts';
import { partnershipEvents } from './partnership/events.ts';
import { rateEvents } from './rate/events.ts';
import { reportEvents } from './report/events.ts';
import { reversalEvents } from './reversal/events.ts';

const definitions: readonly EventDefinition[] = [
  ...ledgerEvents,
  ...partnershipEvents,
  ...commitmentEvents,
  ...contributionEvents,
  ...costBookEvents,
  ...decisionEvents,
  ...leverageEvents,
  ...reportEvents,
  ...flowMatchEvents,
  ...organisationEvents,
  ...rateEvents,
  ...reversalEvents,
];

/** Every event type by name. A type that is not here is an error for readers, never skipped. */
export const eventCatalogue: ReadonlyMap<string, EventDefinition> = new Map(
  definitions.map((definition) => [definition.type, definition]),
);
