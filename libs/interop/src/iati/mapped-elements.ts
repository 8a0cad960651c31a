/** The elements that are recorded; all others are left out and counted. */
interface Mapped {
  readonly [child: string]: Mapped;
}

const LEAF: Mapped = {};
const NARRATIVES: Mapped = { narrative: LEAF };

const BUDGET: Mapped = { 'period-start': LEAF, 'period-end': LEAF, value: LEAF };

const TRANSACTION: Mapped = {
  'transaction-type': LEAF,
  'transaction-date': LEAF,
  value: LEAF,
  description: NARRATIVES,
  'provider-org': NARRATIVES,
  'receiver-org': NARRATIVES,
  'disbursement-channel': LEAF,
  'flow-type': LEAF,
  'finance-type': LEAF,
  'aid-type': LEAF,
  'tied-status': LEAF,
};

/** Below `iati-activity`. docs/import.md describes how each element of the standard is handled. */
export const MAPPED: Mapped = {
  'iati-identifier': LEAF,
  'reporting-org': NARRATIVES,
  title: NARRATIVES,
  description: NARRATIVES,
  'participating-org': NARRATIVES,
  'activity-status': LEAF,
  'activity-date': LEAF,
  'default-flow-type': LEAF,
  'default-finance-type': LEAF,
  'default-aid-type': LEAF,
  'default-tied-status': LEAF,
  budget: BUDGET,
  transaction: TRANSACTION,
};

export type { Mapped };
