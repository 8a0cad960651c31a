import { FoldRun, type EntityView } from '@pacta/ledger';

/** A small view for tests: it counts, adds up, keeps a list, and fails on demand while it changes that list. */
export interface Tally {
  readonly count: number;
  readonly total: number;
  readonly entries: readonly { readonly eventId: string; readonly position: number; readonly amount: number }[];
  readonly note: string | null;
}

export const tally: EntityView<Tally> = {
  name: 'tally',
  category: 'costbook',
  fold: {
    initialState: { count: 0, total: 0, entries: [], note: null },
    evolve(state, { type, data, eventId, position }, run = FoldRun.ONE_STEP) {
      if (type === 'Poison.v1') {
        run.appended(state.entries, [{ eventId, position, amount: Number.NaN }]);
        throw new Error('this event can not be folded');
      }
      if (type === 'Noted.v1') return { ...state, note: (data as { note?: string }).note ?? null };
      if (type !== 'Counted.v1') return state;
      const { amount } = data as { amount: number };
      const entries = run.appended(state.entries, [{ eventId, position, amount }]);
      return { ...state, count: state.count + 1, total: state.total + amount, entries };
    },
  },
};

export const TALLY_TYPES = ['Counted.v1', 'Noted.v1', 'Poison.v1', 'Named.v1'];

/** A second view, of other streams. */
export const names: EntityView<{ readonly names: readonly string[] }> = {
  name: 'names',
  category: 'partnership',
  fold: {
    initialState: { names: [] },
    evolve: (state, { type, data }) =>
      type === 'Named.v1' ? { names: [...state.names, (data as { name: string }).name] } : state,
  },
};
