import { decisionRegister, type DecisionRegister } from '@pacta/ledger';
import type { EntityKind } from '../reading/entity-kind.ts';

export const decisionKind: EntityKind<DecisionRegister> = {
  view: decisionRegister,
  capability: 'readGovernance',
  what: 'decision',
  render: (state) => state,
};
