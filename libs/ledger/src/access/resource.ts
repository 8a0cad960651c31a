import type { CommitmentState } from '../commitment/state.ts';
import type { CostBookState } from '../cost-book/state.ts';
import type { DecisionState } from '../decision/state.ts';
import type { Resource } from './may.ts';

/* The resource that `may` is asked about, by command. Other commands of a partnership are decided by the role alone. */

/** addPartner */
export const joiningOrganisation = (data: { readonly organisation: { readonly id: string } }): Resource => ({
  organisations: [data.organisation.id],
});

/** grantRole, revokeRole */
export const personConcerned = (data: { readonly actor: string }): Resource => ({ subject: data.actor });

/** pledge, logTime, giveGoods. */
export const sidesNamed = (data: { readonly provider: string; readonly receiver: string }): Resource => ({
  provider: data.provider,
  receiver: data.receiver,
  organisations: [data.provider, data.receiver],
});

/** Every command on a commitment. */
export const commitmentResource = ({ provider, receiver }: CommitmentState): Resource => ({
  provider,
  receiver,
  organisations: [provider, receiver],
});

/** countersign. The decider checks that the organisation is the other side. */
export const signingOrganisation = (data: { readonly organisation: string }): Resource => ({
  organisations: [data.organisation],
});

/** discloseCost, answerChallenge. */
export const bookResource = ({ discloser }: CostBookState): Resource => ({ organisations: [discloser] });

/** challenge. A line that does not exist is readable by nobody. */
export function lineResource(
  { discloser, disclosures }: CostBookState,
  data: { readonly disclosure: string; readonly line: string },
): Resource {
  const of = disclosures.get(data.disclosure)?.lines.get(data.line);
  return { organisations: [discloser], ...(of === undefined ? {} : { line: { class: of } }) };
}

/** closeDecision, recuse, castBallot. */
export const decisionResource = ({ proposer, seats }: DecisionState): Resource => ({ proposer, seats });
