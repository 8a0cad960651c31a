import {
  ledgerDecider,
  standingOnLedger,
  type LedgerCommand,
  type LedgerDecided,
  type LedgerState,
} from '@pacta/ledger';
import { permission } from '../commands/permission.ts';
import type { Slice } from '../commands/slice.ts';

/** The ledger's own stream: of its commands only those of an administrator come over HTTP. */
export const ledgerSlice: Slice<LedgerCommand, LedgerState, LedgerDecided, object> = {
  decider: ledgerDecider,
  creates: [],
  partnershipOf: () => undefined,
  facts: () => ({}),
  mayNot: ({ actor, state }) => permission(standingOnLedger(state, actor), 'rotateKey'),
};
