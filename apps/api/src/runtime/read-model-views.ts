import {
  commitmentRegister,
  contributionRegister,
  costRegister,
  decisionRegister,
  leverageRegister,
  partnershipOverview,
  rateRegister,
  type EntityView,
} from '@pacta/ledger';

/** The views that the service keeps as read models. */
export const READ_MODEL_VIEWS: readonly EntityView<unknown>[] = [
  partnershipOverview,
  commitmentRegister,
  costRegister,
  decisionRegister,
  contributionRegister,
  leverageRegister,
  rateRegister,
] as readonly EntityView<unknown>[];
