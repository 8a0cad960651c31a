import type {
  CommitmentRecorded,
  ContributionRecorded,
  CostBookRecorded,
  DecisionRecorded,
  FlowMatchRecorded,
  LedgerRecorded,
  LeverageRecorded,
  OrganisationRecorded,
  PartnershipRecorded,
  RateRecorded,
  ReportRecorded,
} from '@pacta/ledger';
import type { Sentences } from './phrases.ts';

/** What the log says in one language: a sentence for every type of event. */
export interface EventWords {
  readonly sentences: Sentences<
    | CommitmentRecorded
    | ContributionRecorded
    | CostBookRecorded
    | DecisionRecorded
    | FlowMatchRecorded
    | LedgerRecorded
    | LeverageRecorded
    | OrganisationRecorded
    | PartnershipRecorded
    | RateRecorded
    | ReportRecorded
  >;
  readonly unknownType: (type: string) => string;
  /** An event whose data is not what its type says. */
  readonly misshapen: (type: string) => string;
}
