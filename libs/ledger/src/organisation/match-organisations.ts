import type { Command } from '../decider.ts';
import { refuseMatched, refuseOnward } from '../match-rules.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { refuseReversal } from '../reversal/refuse-reversal.ts';
import type { MatchOrganisations, UnmatchOrganisations } from './commands.ts';
import type { OrganisationDecided } from './events.ts';
import { matchInForce, type OrganisationFacts, type OrganisationState } from './state.ts';

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
    refuseMatched('organisation', matchInForce(state)) ??
    refuseOnward(other, facts.other && matchInForce(facts.other));
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
    refuseReversal(eventId, match.reversed ? 'reversed' : 'reversible');
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
