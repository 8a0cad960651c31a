import { FoldRun } from '../fold-run.ts';
import { idOf } from '../stream.ts';
import { sourceOf, type EntityView, type IndexedEvent, type Source } from '../view.ts';
import type { Money } from '../money.ts';
import type { LeverageRecorded, Method } from './events.ts';

export interface AnchorEntry {
  readonly commitments: readonly string[];
  readonly provider: string | null;
  readonly name: string | null;
  readonly lenders: readonly string[] | null;
  readonly finalRecipients: readonly string[] | null;
  readonly decisionId: string | null;
  readonly by: Source;
}

/** One statement on causality; of several on the same money the last one counts. */
export interface CausalityEntry {
  readonly kind: 'asserted' | 'contested';
  /** The evidence, or the reason. */
  readonly text: string;
  /** The partner that asserts; null for a contest. */
  readonly organisation: string | null;
  readonly grounds: string | null;
  /** The assertion that is contested. */
  readonly assertion: string | null;
  /** Null: all private money. */
  readonly commitments: readonly string[] | null;
  readonly documentHash: string | null;
  readonly by: Source;
}

export interface AvoidedCostEntry {
  readonly amount: Money;
  readonly description: string;
  readonly evidence: string;
  readonly organisation: string;
  readonly documentHash: string | null;
  readonly by: Source;
}

export type MethodEntry = Method & { readonly by: Source };

/** One anchor, or the methods that a partnership published: whichever the stream holds. */
export interface LeverageRegister {
  readonly id: string;
  readonly anchor: AnchorEntry | null;
  /** In the order they were recorded. */
  readonly causality: readonly CausalityEntry[];
  readonly avoidedCosts: readonly AvoidedCostEntry[];
  readonly methods: readonly MethodEntry[];
}

type Contest = Extract<LeverageRecorded, { readonly type: 'CausalityContested.v1' }>['data'];

const saidIn = ({ by }: CausalityEntry): string => by.eventId;

/** A contest that names no commitments is about those of the contested assertion. */
function contestOf(contest: Contest, causality: readonly CausalityEntry[], by: Source, run: FoldRun): CausalityEntry {
  const { reason: text, grounds, assertion = null, commitments } = contest;
  const [answered] = assertion === null ? [] : run.found(causality, saidIn, [assertion]);
  const about = { grounds, assertion, commitments: commitments ?? answered?.commitments ?? null };
  return { kind: 'contested', text, organisation: null, ...about, documentHash: null, by };
}

function evolve(before: LeverageRegister, indexed: IndexedEvent, run = FoldRun.ONE_STEP): LeverageRegister {
  const event = indexed as LeverageRecorded & IndexedEvent;
  const by = sourceOf(indexed);
  const state = { ...before, id: idOf(indexed.stream) };
  switch (event.type) {
    case 'AnchorDesignated.v1': {
      const { provider = null, name = null, lenders = null, finalRecipients = null, decisionId = null } = event.data;
      const { commitments } = event.data;
      return { ...state, anchor: { commitments, provider, name, lenders, finalRecipients, decisionId, by } };
    }
    case 'CausalityAsserted.v1': {
      const { evidence: text, by: organisation, commitments = null, documentHash = null } = event.data;
      const about = { organisation, grounds: null, assertion: null, commitments, documentHash };
      return { ...state, causality: run.appended(state.causality, [{ kind: 'asserted', text, ...about, by }]) };
    }
    case 'CausalityContested.v1': {
      const entry = contestOf(event.data, state.causality, by, run);
      return { ...state, causality: run.appended(state.causality, [entry]) };
    }
    case 'AvoidedCostAsserted.v1': {
      const { by: organisation, documentHash = null, ...cost } = event.data;
      const entry = { ...cost, organisation, documentHash, by };
      return { ...state, avoidedCosts: run.appended(state.avoidedCosts, [entry]) };
    }
    case 'MethodPublished.v1':
      return { ...state, methods: run.appended(state.methods, [{ ...event.data, by }]) };
    default:
      return before;
  }
}

export const leverageRegister: EntityView<LeverageRegister> = {
  name: 'leverage-register',
  category: 'leverage',
  fold: { initialState: { id: '', anchor: null, causality: [], avoidedCosts: [], methods: [] }, evolve },
};
