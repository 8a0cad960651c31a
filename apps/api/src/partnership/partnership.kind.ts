import { partnershipOverview, type PartnershipOverview } from '@pacta/ledger';
import type { EntityKind } from '../reading/entity-kind.ts';

export const partnershipKind: EntityKind<PartnershipOverview> = {
  view: partnershipOverview,
  capability: 'readGovernance',
  what: 'partnership',
  render: (state) => state,
};
