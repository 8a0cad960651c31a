import { commitmentRegister, type CommitmentRegister } from '@pacta/ledger';
import type { EntityKind } from '../reading/entity-kind.ts';

export const commitmentKind: EntityKind<CommitmentRegister> = {
  view: commitmentRegister,
  capability: 'readGovernance',
  what: 'commitment',
  render: (state) => state,
};
