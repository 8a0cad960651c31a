import { foldBy } from '../fold-by.ts';
import type { LedgerRecorded } from './events.ts';
import type { LedgerState } from './state.ts';

const unopened: LedgerState = { administrators: new Set(), rotations: [], heads: new Map(), losses: [] };

export const ledgerFold = foldBy<LedgerState, LedgerRecorded>(unopened, {
  'LedgerOpened.v1': (state, { data }) => ({ ...state, opened: data }),
  'RoleGranted.v1': (state, { data }, run) => ({
    ...state,
    administrators: run.withMember(state.administrators, data.actor),
  }),
  'RoleRevoked.v1': (state, { data }) => ({
    ...state,
    administrators: new Set([...state.administrators].filter((actor) => actor !== data.actor)),
  }),
  'KeyRotated.v1': (state, { data }, run) => ({ ...state, rotations: run.appended(state.rotations, [data.key]) }),
  'StreamHeads.v1': (state, { data }, run) => ({
    ...state,
    heads: data.heads.reduce((all, { partnership, root }) => run.withEntry(all, partnership, root), state.heads),
  }),
  'LossAccepted.v1': (state, { data }, run) => ({ ...state, losses: run.appended(state.losses, [data]) }),
});
