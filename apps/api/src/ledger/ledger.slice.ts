import { ledgerDecider, rolesOnLedger, type LedgerCommand, type LedgerDecided, type LedgerState } from '@pacta/ledger';
import { permission } from '../commands/permission.ts';
import type { DataOf, Prepare, Slice } from '../commands/slice.ts';
import type { RotateKeyDto } from './ledger.requests.ts';

/** The next key is made, durably, before it is recorded; where it comes to nothing the next rotation takes it. */
const rotateKey: Prepare<RotateKeyDto, DataOf<LedgerCommand, 'rotateKey'>> = async (
  { data },
  { ledger: { integrity } },
) => {
  const known = await integrity.verifierKeys();
  return { data: { ...data, keys: [...known, integrity.keys.verifierKey(known.length + 1)] } };
};

const prepare = { rotateKey };

/** The ledger's own stream: of its commands only those of an administrator come over HTTP. */
export const ledgerSlice: Slice<LedgerCommand, LedgerState, LedgerDecided, object, typeof prepare> = {
  decider: ledgerDecider,
  creates: [],
  prepare,
  partnershipOf: () => undefined,
  facts: () => ({}),
  mayNot: ({ actor, state }) => permission(rolesOnLedger(state, actor), 'rotateKey'),
};
