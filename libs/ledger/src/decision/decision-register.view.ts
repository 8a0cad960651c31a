import { FoldRun } from '../fold-run.ts';
import { idOf } from '../stream.ts';
import { sourceOf, type EntityView, type IndexedEvent, type Source } from '../view.ts';
import type { DecisionRecorded, DecisionRule, Position, Seat, Tally } from './events.ts';

export interface RecusalEntry {
  readonly actor: string;
  readonly interest: string;
  readonly declaredInAdvance: boolean;
  readonly discussion: string | null;
  readonly withdrew: boolean;
  readonly quorate: boolean;
  readonly by: Source;
}

export interface BallotEntry {
  readonly actor: string;
  readonly position: Position;
  readonly reason: string | null;
  /** A later ballot of the same actor counts instead; this one stays on record. */
  readonly replaced: boolean;
  /** The actor recused themselves afterwards, so that this ballot does not count; it stays on record. */
  readonly recused: boolean;
  readonly by: Source;
}

/** One decision, folded from its own stream. */
export interface DecisionRegister {
  readonly id: string;
  readonly proposal: {
    readonly title: string;
    readonly proposal: string;
    readonly rule: DecisionRule;
    /** `n/d`, with the rule `qualified` only. */
    readonly threshold: string | null;
    readonly quorum: number;
    readonly electorate: readonly Seat[];
    readonly dossier: readonly string[];
    readonly affectsBeneficiaries: boolean;
    readonly by: Source;
  } | null;
  readonly recusals: readonly RecusalEntry[];
  readonly ballots: readonly BallotEntry[];
  /** Current voting weights; once closed, as recorded at closing. */
  readonly tally: Tally;
  readonly closing: { readonly opinionWaiver: string | null; readonly by: Source } | null;
  readonly outcome: {
    readonly result: 'adopted' | 'rejected' | 'no-quorum';
    readonly rationale: string;
    readonly knownAt: string;
    readonly reviewOn: string | null;
    readonly by: Source;
  } | null;
}

const nothing: Tally = { for: 0, against: 0, abstain: 0, object: 0, absent: 0, recused: 0, base: 0 };

const initialState: DecisionRegister = {
  id: '',
  proposal: null,
  recusals: [],
  ballots: [],
  tally: nothing,
  closing: null,
  outcome: null,
};

/** Each seat counts once: as recused, else by its last ballot, else as absent. A recusal reduces the base. */
function counted({ proposal, recusals, ballots }: DecisionRegister): Tally {
  const recused = new Set(recusals.map((recusal) => recusal.actor));
  const positions = new Map(ballots.map((ballot) => [ballot.actor, ballot.position]));
  const tally: Record<keyof Tally, number> = { ...nothing };
  for (const { actor, weight } of proposal?.electorate ?? []) {
    const counts = recused.has(actor) ? 'recused' : (positions.get(actor) ?? 'absent');
    tally[counts] += weight;
    if (counts !== 'recused') tally.base += weight;
  }
  return tally;
}

const recounted = (state: DecisionRegister): DecisionRegister => ({ ...state, tally: counted(state) });

type CountedAs = BallotEntry['position'] | 'recused' | 'absent';

const actorOf = ({ actor }: { readonly actor: string }): string => actor;

function countedAs(actor: string, { recusals, ballots }: DecisionRegister, run: FoldRun): CountedAs {
  if (run.found(recusals, actorOf, [actor]).length > 0) return 'recused';
  return run.found(ballots, actorOf, [actor]).at(-1)?.position ?? 'absent';
}

/** Records an actor's ballot or recusal. Only that actor's seats are counted again; after closing, all of them. */
function withAct(
  state: DecisionRegister,
  actor: string,
  run: FoldRun,
  record: () => Partial<DecisionRegister>,
): DecisionRegister {
  const was = countedAs(actor, state, run);
  const after = { ...state, ...record() };
  if (state.closing !== null) return recounted(after);
  const is = countedAs(actor, after, run);
  const tally: Record<keyof Tally, number> = { ...state.tally };
  for (const { weight } of run.found(state.proposal?.electorate ?? [], actorOf, [actor])) {
    tally[was] -= weight;
    tally[is] += weight;
    if (was !== 'recused' && is === 'recused') tally.base -= weight;
  }
  return { ...after, tally };
}

function evolve(state: DecisionRegister, indexed: IndexedEvent, run = FoldRun.ONE_STEP): DecisionRegister {
  const event = indexed as DecisionRecorded & IndexedEvent;
  const by = sourceOf(indexed);
  switch (event.type) {
    case 'Proposed.v1': {
      const { threshold = null, ...proposal } = event.data;
      return recounted({ ...state, id: idOf(event.stream), proposal: { ...proposal, threshold, by } });
    }
    case 'Recused.v1': {
      const { discussion = null, ...recusal } = event.data;
      return withAct(state, recusal.actor, run, () => ({
        recusals: run.appended(state.recusals, [{ ...recusal, discussion, by }]),
        ballots: run.changedWhere(state.ballots, actorOf, recusal.actor, (ballot) => ({ ...ballot, recused: true })),
      }));
    }
    case 'BallotCast.v1': {
      const { actor, position, reason = null } = event.data;
      return withAct(state, actor, run, () => {
        const earlier = run.changedWhere(state.ballots, actorOf, actor, (ballot) => ({ ...ballot, replaced: true }));
        return { ballots: run.appended(earlier, [{ actor, position, reason, replaced: false, recused: false, by }]) };
      });
    }
    case 'Closed.v1': {
      const { tally, opinionWaiver = null } = event.data;
      return { ...state, tally, closing: { opinionWaiver, by } };
    }
    case 'OutcomeStated.v1': {
      const { reviewOn = null, ...outcome } = event.data;
      return { ...state, outcome: { ...outcome, reviewOn, by } };
    }
    default:
      return state;
  }
}

export const decisionRegister: EntityView<DecisionRegister> = {
  name: 'decision-register',
  category: 'decision',
  fold: { initialState, evolve },
};
