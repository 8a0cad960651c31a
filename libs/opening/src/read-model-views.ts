import {
  commitmentMoney,
  commitmentRegister,
  contributionRegister,
  costRegister,
  decisionRegister,
  flowMatches,
  leverageRegister,
  organisationMatches,
  partnershipOverview,
  rateRegister,
  reportedRecord,
  type EntityView,
} from '@pacta/ledger';

/** Every view of a single stream. */
export const READ_MODEL_VIEWS: readonly EntityView<unknown>[] = [
  partnershipOverview,
  commitmentRegister,
  commitmentMoney,
  costRegister,
  decisionRegister,
  contributionRegister,
  leverageRegister,
  rateRegister,
  reportedRecord,
  flowMatches,
  organisationMatches,
] as readonly EntityView<unknown>[];
