import { refuse, type Refusal } from './refusal.ts';

/** A match in force: the id that it names, and its event. */
interface Match {
  readonly with: string;
  readonly eventId: string;
}

/** A flow or organisation has one match at a time. */
export function refuseMatched(what: 'flow' | 'organisation', match: Match | undefined): Refusal | undefined {
  if (match === undefined) return undefined;
  return refuse(
    'already-matched',
    `The ${what} is matched with ${match.with} already, by event ${match.eventId}.`,
    'Take that match back first.',
    `/${what}`,
  );
}

/** What is matched with has no match of its own, so that matches never form a cycle. */
export function refuseOnward(id: string, match: Match | undefined): Refusal | undefined {
  if (match === undefined) return undefined;
  return refuse(
    'match-leads-on',
    `${id} is itself matched with ${match.with}.`,
    'Match with that one, or take its match back first.',
    '/with',
  );
}
