import { leverageRegister, type LeverageRegister } from '@pacta/ledger';
import type { EntityKind } from '../reading/entity-kind.ts';

export const leverageKind: EntityKind<LeverageRegister> = {
  view: leverageRegister,
  capability: 'readGovernance',
  what: 'anchor',
  render: (state) => state,
};
