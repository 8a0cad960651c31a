import type {
  CommitmentRegister,
  DecisionRegister,
  LeverageRegister,
  PartnershipOverview,
  RateEntry,
  ReadableContribution,
  ReadableCostBook,
} from '@pacta/ledger';
import type { Page, PartnershipRow, ThingHead } from '@pacta/queries';
import type {
  FigureEvents,
  LeverageReport,
  ListPage,
  Paged,
  Portfolio,
  ReportDiff,
  TransparencyReport,
} from '@pacta/reports';

/*
 * What each read answers, by operation: the types that the questions answer in, as the document needs them. The build makes
 * JSON Schemas of them.
 */

/** One thing: its members, and where it stood. */
type Thing<State> = Omit<State, 'id'> & ThingHead & { readonly asOf: number | null };
type Things<State> = Page<Omit<State, 'id'> & ThingHead>;

interface ContributionShown extends Omit<ReadableContribution, 'logged'> {
  readonly logged:
    | (Omit<NonNullable<ReadableContribution['logged']>, 'person' | 'subject'> & {
        /** `name` is null where the reader may not see it, or the person is forgotten. */
        readonly person: { readonly subject: string; readonly name: string | null };
      })
    | null;
}

export type ListPartnerships = Page<PartnershipRow>;
export type GetPartnership = Thing<PartnershipOverview>;
export type GetReport = Paged<TransparencyReport>;
export type GetReportList = Omit<ListPage, 'next'> & {
  readonly next: string | null;
  readonly actors?: TransparencyReport['actors'];
};
export type GetReportFigure = FigureEvents;
export type GetDiff = ReportDiff;
export type ListCommitments = Things<CommitmentRegister>;
export type GetCommitment = Thing<CommitmentRegister>;
export type ListCostBooks = Things<ReadableCostBook>;
export type GetCostBook = Thing<ReadableCostBook>;
export type ListDecisions = Things<DecisionRegister>;
export type GetDecision = Thing<DecisionRegister>;
export type ListContributions = Things<ContributionShown>;
export type GetContribution = Thing<ContributionShown>;
export type GetLeverage = LeverageReport;
export type ListAnchors = Things<LeverageRegister>;
export type GetAnchor = Thing<LeverageRegister>;
export type ListRates = Page<RateEntry>;
export type GetPortfolio = Portfolio;
