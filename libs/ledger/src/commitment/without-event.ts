import type { FoldRun } from '../fold-run.ts';
import type { CommitmentState } from './state.ts';

/** The state without the effect of this event. An event that is unknown or already reversed changes nothing. */
export function withoutEvent(state: CommitmentState, eventId: string, run: FoldRun): CommitmentState {
  const entry = state.entries.get(eventId);
  if (entry === undefined || state.reversed.has(eventId)) return state;
  const after = { ...state, reversed: run.withMember(state.reversed, eventId) };
  switch (entry.kind) {
    case 'disbursed':
      return { ...after, disbursed: state.disbursed - entry.amount };
    case 'called':
      return { ...after, called: state.called - entry.amount };
    case 'repaid':
      return { ...after, repaid: state.repaid - entry.amount };
    case 'condition-met': {
      const condition = state.conditions.get(entry.condition);
      if (condition === undefined) return after;
      const conditions = run.withEntry(state.conditions, entry.condition, { ...condition, settled: false });
      return { ...after, conditions };
    }
    default:
      return after;
  }
}
