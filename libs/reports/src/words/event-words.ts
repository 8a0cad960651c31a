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

/** The sentences of the log in one language: one for every type of event. */
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
  /** An event whose data does not match its type. */
  readonly misshapen: (type: string) => string;
}
