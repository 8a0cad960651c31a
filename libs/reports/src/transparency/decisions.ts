import type { BallotEntry, DecisionRegister, DecisionRule, RecusalEntry, Seat, Tally } from '@pacta/ledger';
import type { Names } from '../names/names.ts';
import { datesOf, type Dates } from './head.ts';
import { votesNeeded } from './votes-needed.ts';

type Outcome = NonNullable<DecisionRegister['outcome']>;

export interface DecisionStatement extends Dates {
  readonly id: string;
  readonly title: string;
  readonly proposal: string;
  readonly proposedBy: string;
  readonly state: 'open' | 'closed' | 'outcome-stated';
  readonly rule: DecisionRule;
  readonly threshold: string | null;
  readonly quorum: number;
  /** The weight of votes for that carries the decision; null where the rule counts objections instead. */
  readonly needed: number | null;
  readonly electorate: readonly (Seat & { readonly name: string })[];
  readonly affectsBeneficiaries: boolean;
  readonly opinionWaiver: string | null;
  readonly tally: Tally;
  /** The recusals and current ballots that were counted, and the closing where there is one. */
  readonly tallyEvents: readonly string[];
  readonly recusals: readonly (Omit<RecusalEntry, 'by'> &
    Dates & { readonly name: string; readonly events: readonly string[] })[];
  readonly ballots: readonly (Omit<BallotEntry, 'by'> &
    Dates & { readonly name: string; readonly events: readonly string[] })[];
  readonly outcome: (Omit<Outcome, 'by'> & Dates & { readonly events: readonly string[] }) | null;
  /** Event ids of the documents given to the electorate. */
  readonly dossier: readonly string[];
  readonly events: readonly string[];
}

/** A decision after its proposal: a stream without one states nothing. */
export type Proposed = DecisionRegister & { readonly proposal: NonNullable<DecisionRegister['proposal']> };

export const isProposed = (register: DecisionRegister): register is Proposed => register.proposal !== null;

/** One decision: rule, electorate, positions with their reasons, outcome. */
export function decisionStatement(register: Proposed, names: Names): DecisionStatement {
  const { proposal, recusals, ballots, tally, closing, outcome } = register;
  const named = <T extends RecusalEntry | BallotEntry>({ by, ...entry }: T) => ({
    ...entry,
    name: names.actor(entry.actor),
    ...datesOf(by),
    events: [by.eventId],
  });
  return {
    id: register.id,
    title: proposal.title,
    proposal: proposal.proposal,
    proposedBy: names.actor(proposal.by.actor),
    state: outcome !== null ? 'outcome-stated' : closing !== null ? 'closed' : 'open',
    rule: proposal.rule,
    threshold: proposal.threshold,
    quorum: proposal.quorum,
    needed: votesNeeded(proposal.rule, proposal.threshold, tally.base),
    electorate: proposal.electorate.map((seat) => ({ ...seat, name: names.actor(seat.actor) })),
    affectsBeneficiaries: proposal.affectsBeneficiaries,
    opinionWaiver: closing?.opinionWaiver ?? null,
    tally,
    tallyEvents: [
      ...recusals,
      ...ballots.filter((ballot) => !ballot.replaced && !ballot.recused),
      ...(closing === null ? [] : [closing]),
    ].map(({ by }) => by.eventId),
    recusals: recusals.map(named),
    ballots: ballots.map(named),
    outcome: outcome === null ? null : withDates(outcome),
    dossier: proposal.dossier,
    ...datesOf(proposal.by),
    events: [proposal.by, closing?.by, outcome?.by].flatMap((source) => (source === undefined ? [] : [source.eventId])),
  };
}

const withDates = ({ by, ...outcome }: Outcome) => ({ ...outcome, ...datesOf(by), events: [by.eventId] });
