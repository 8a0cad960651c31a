import { ledgerDecider, rolesOnLedger, type LedgerCommand, type LedgerDecided, type LedgerState } from '@pacta/ledger';
import { permission } from '../commands/permission.ts';
import type { DataOf, Prepare, Slice } from '../commands/slice.ts';
import type { RotateKeyDto } from './ledger.requests.ts';

/** The next key is durable before its event is recorded; if recording fails, the next rotation uses it. */
const rotateKey: Prepare<RotateKeyDto, DataOf<LedgerCommand, 'rotateKey'>> = async (
  { data },
  { ledger: { integrity } },
) => {
  const known = await integrity.verifierKeys();
  return { data: { ...data, keys: [...known, integrity.keys.verifierKey(known.length + 1)] } };
};

const prepare = { rotateKey };

/** The ledger's own stream; only its administrators' commands come over HTTP. */
export const ledgerSlice: Slice<LedgerCommand, LedgerState, LedgerDecided, object, typeof prepare> = {
  decider: ledgerDecider,
  creates: [],
  prepare,
  partnershipOf: () => undefined,
  facts: () => ({}),
  mayNot: ({ actor, state }) => permission(rolesOnLedger(state, actor), 'rotateKey'),
};
