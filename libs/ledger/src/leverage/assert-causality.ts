import type { Command, CommandContext } from '../decider.ts';
import { refuseUnlessPartner } from '../partnership/preconditions.ts';
import { organisationsOf, type PartnershipState } from '../partnership/state.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { AssertAvoidedCost, AssertCausality, ContestCausality } from './commands.ts';
import type { LeverageDecided } from './events.ts';
import { refuseCommitments } from './name-commitments.ts';
import type { AnchorFacts, AnchorState } from './state.ts';
import { dayOf, refuseCurrency, refuseUnlessPositive } from '../amount-rules.ts';

type Outcome = readonly LeverageDecided[] | Refusal;

/** Private money counts from then on; it may be asserted again after a contest. */
export function assertCausality(
  { data, by: context }: Command<string, AssertCausality>,
  state: AnchorState,
  facts: AnchorFacts,
): Outcome {
  const refusal = refuseUnlessDesignated(state) ?? refuseCommitments(data.commitments, facts);
  if (refusal) return refusal;
  const by = asserter(data.by, context, facts.partnership);
  return typeof by !== 'string' ? by : [{ type: 'CausalityAsserted.v1', data: { ...data, by } }];
}

/** The money no longer counts, until causality is asserted again. */
export function contestCausality(
  { data }: Command<string, ContestCausality>,
  state: AnchorState,
  facts: AnchorFacts,
): Outcome {
  const { grounds = 'would-have-come-anyway', ...contest } = data;
  const refusal =
    refuseUnlessDesignated(state) ??
    refuseUnknownAssertion(data, state) ??
    refuseCommitments(data.commitments, facts) ??
    refuseBlanket(data, grounds);
  return refusal ?? [{ type: 'CausalityContested.v1', data: { ...contest, grounds } }];
}

export function assertAvoidedCost(
  { data, by: context }: Command<string, AssertAvoidedCost>,
  state: AnchorState,
  { partnership }: AnchorFacts,
): Outcome {
  const refusal =
    refuseUnlessDesignated(state) ??
    refuseCurrency(data.amount.currency, dayOf(context), '/amount/currency') ??
    refuseUnlessPositive(data.amount, '/amount/amount');
  if (refusal) return refusal;
  const by = asserter(data.by, context, partnership);
  return typeof by !== 'string' ? by : [{ type: 'AvoidedCostAsserted.v1', data: { ...data, by } }];
}

function refuseUnlessDesignated({ id }: AnchorState): Refusal | undefined {
  if (id !== undefined) return undefined;
  return refuse('anchor-unknown', 'There is no such anchor.', 'Check its id, or designate it first.');
}

/** The organisation that asserts: the one named, else the actor's own. */
function asserter(
  named: string | undefined,
  { actor }: CommandContext,
  partnership: PartnershipState,
): string | Refusal {
  const by = named ?? organisationsOf(partnership, actor)[0];
  if (by === undefined)
    return refuse('organisation-needed', 'Nobody stands behind it.', "Name the organisation in 'by'.", '/by');
  return refuseUnlessPartner(partnership, by, '/by') ?? by;
}

function refuseUnknownAssertion({ assertion }: ContestCausality, { assertions }: AnchorState): Refusal | undefined {
  if (assertion === undefined || assertions.has(assertion)) return undefined;
  return refuse(
    'assertion-unknown',
    `No assertion of causality of this anchor has the event id ${assertion}.`,
    'Name one that is recorded, or leave it out.',
    '/assertion',
  );
}

/** The grounds 'never arrived' and 'claimed elsewhere' need named commitments. */
function refuseBlanket({ commitments }: ContestCausality, grounds: string): Refusal | undefined {
  if (grounds === 'would-have-come-anyway' || commitments !== undefined) return undefined;
  return refuse('commitments-needed', `'${grounds}' names no money.`, 'Name the commitments.', '/commitments');
}
