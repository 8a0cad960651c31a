import type { Command } from '../decider.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { refuseReversal } from '../reversal/refuse-reversal.ts';
import type { MatchOrganisations, UnmatchOrganisations } from './commands.ts';
import type { OrganisationDecided } from './events.ts';
import { standingMatch, type OrganisationFacts, type OrganisationState } from './state.ts';

type Outcome = readonly OrganisationDecided[] | Refusal;

/**
 * An organisation has one match at a time, with one that is not itself matched onward, so that matches never form a
 * cycle.
 */
export function matchOrganisations(
  { data }: Command<string, MatchOrganisations>,
  state: OrganisationState,
  facts: OrganisationFacts,
): Outcome {
  const { organisation, with: other, why } = data;
  const refusal =
    (organisation === other ? sameOne() : undefined) ??
    refuseUnnamed(data, facts) ??
    refuseMatched(state) ??
    refuseOnward(other, facts.other);
  return refusal ?? [{ type: 'OrganisationsMatched.v1', data: { with: other, why } }];
}

export function unmatchOrganisations(
  { data }: Command<string, UnmatchOrganisations>,
  state: OrganisationState,
  facts: OrganisationFacts,
): Outcome {
  const { eventId, reason } = data;
  const match = state.matches.get(eventId);
  if (match === undefined) return refuseReversal(eventId, undefined) as Refusal;
  const refusal =
    refuseUnnamed({ ...data, with: match.with }, facts) ??
    refuseReversal(eventId, match.reversed ? 'reversed' : 'standing');
  return refusal ?? [{ type: 'EventReversed.v1', data: { eventId, reason } }];
}

const sameOne = (): Refusal =>
  refuse('same-organisation', 'Both ids are the same organisation already.', 'Name two ids.', '/with');

/**
 * A match applies to everyone who reads the ledger, so one of the two at least must concern the partnership of the
 * actor.
 */
function refuseUnnamed(
  { organisation, with: other, reported }: Omit<MatchOrganisations, 'why'>,
  { partnership: { partners } }: OrganisationFacts,
): Refusal | undefined {
  if (reported || partners.has(organisation) || partners.has(other)) return undefined;
  return refuse(
    'organisation-unknown',
    'The partnership knows neither of the two: they are not on its roster, and no report on it names them.',
    'Check both ids in its report.',
    '/organisation',
  );
}

function refuseMatched(state: OrganisationState): Refusal | undefined {
  const match = standingMatch(state);
  if (match === undefined) return undefined;
  return refuse(
    'already-matched',
    `The organisation is matched with ${match.with} already, by event ${match.eventId}.`,
    'Take that match back first.',
    '/organisation',
  );
}

function refuseOnward(other: string, state: OrganisationState | undefined): Refusal | undefined {
  const match = state && standingMatch(state);
  if (match === undefined) return undefined;
  return refuse(
    'match-leads-on',
    `${other} is itself matched with ${match.with}.`,
    'Match with that one, or take its match back first.',
    '/with',
  );
}
