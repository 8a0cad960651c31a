import type { Command } from '../decider.ts';
import { refuseUnlessOpen } from '../partnership/preconditions.ts';
import { holdsRole, type PartnershipState } from '../partnership/state.ts';
import { fraction } from '../quantity.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Propose } from './commands.ts';
import type { DecisionDecided, Seat } from './events.ts';
import type { DecisionState } from './state.ts';

/** State of other streams that a decision's rules read. */
export interface DecisionFacts {
  readonly partnership: PartnershipState;
}

/** Freezes rule and electorate: later changes of roles have no effect on it. */
export function propose(
  { data }: Command<string, Propose>,
  state: DecisionState,
  { partnership }: DecisionFacts,
): readonly DecisionDecided[] | Refusal {
  const electorate = data.electorate ?? boardOf(partnership);
  const refusal =
    (state.id === undefined
      ? undefined
      : refuse('already-proposed', 'This decision is already proposed.', 'Propose another one.')) ??
    refuseUnlessOpen(partnership) ??
    refuseThreshold(data) ??
    refuseElectorate(electorate, partnership) ??
    refuseQuorum(data.quorum, electorate);
  return refusal ?? [{ type: 'Proposed.v1', data: { ...data, electorate } }];
}

function boardOf({ grants }: PartnershipState): Seat[] {
  const members = grants.filter(({ role }) => role === 'chair' || role === 'board-member').map(({ actor }) => actor);
  return [...new Set(members)].map((actor) => ({ actor, weight: 1 }));
}

function refuseThreshold({ rule, threshold }: Propose): Refusal | undefined {
  if (rule !== 'qualified') {
    if (threshold === undefined) return undefined;
    return refuse('threshold-unused', `The rule ${rule} has no threshold.`, 'Leave the threshold out.', '/threshold');
  }
  const { over, under } = fraction(threshold ?? '0/1');
  // With half or less, two opposite proposals could both be adopted.
  if (2n * over > under && over <= under) return undefined;
  return refuse(
    'threshold-needed',
    `A qualified majority needs a threshold above 1/2 and at most 1/1; here it is ${threshold ?? 'not given'}.`,
    'Give a fraction such as 2/3.',
    '/threshold',
  );
}

function refuseElectorate(electorate: readonly Seat[], partnership: PartnershipState): Refusal | undefined {
  if (electorate.length === 0)
    return refuse('no-electorate', 'Nobody is chair or board member.', 'Grant these roles first.', '/electorate');
  const seen = new Set<string>();
  for (const [index, { actor }] of electorate.entries()) {
    const at = `/electorate/${index}/actor`;
    if (seen.has(actor))
      return refuse('seat-repeated', `${actor} has two seats.`, 'Give each person one seat, with its weight.', at);
    seen.add(actor);
    if (!holdsRole(partnership, actor, 'chair', 'board-member'))
      return refuse(
        'not-on-the-board',
        `${actor} is neither chair nor board member.`,
        'Name people who hold one of these roles.',
        at,
      );
  }
  return undefined;
}

function refuseQuorum(quorum: number, electorate: readonly Seat[]): Refusal | undefined {
  const weights = electorate.reduce((total, { weight }) => total + weight, 0);
  if (quorum <= weights) return undefined;
  return refuse(
    'quorum-unreachable',
    `The quorum is ${quorum}, but all votes together weigh ${weights}.`,
    `Give a quorum of at most ${weights}.`,
    '/quorum',
  );
}
