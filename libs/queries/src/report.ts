import {
  commitmentRegister,
  contributionRegister,
  costRegister,
  decisionRegister,
  partnershipOverview,
  reportedRecord,
  unfounded,
  type CommitmentRegister,
  type ContributionRegister,
  type CostRegister,
  type DecisionRegister,
  type EffectiveRange,
  type EntityView,
  type PartnershipOverview,
} from '@pacta/ledger';
import { transparencyReport, type TransparencyReport } from '@pacta/reports';
import type { LedgerReads } from './ledger-reads.ts';
import { allMatches, reportedFacts } from './matched-reports.ts';
import { asOfShown, effectiveOf, momentOf, type Answer, type Shown } from './moment.ts';
import { notFound } from './query-fault.ts';
import { reportReader } from './report-reader.ts';
import { scopeOfReports, type Reader, type Scope } from './scope.ts';

/** What a report is made of. */
const VIEWS = [
  partnershipOverview,
  commitmentRegister,
  costRegister,
  decisionRegister,
  contributionRegister,
  reportedRecord,
] as readonly EntityView<unknown>[];

export interface ReportRequest {
  readonly partnershipId: string;
  readonly asOf?: string | undefined;
  readonly effective?: string | undefined;
}

/** The transparency report of a partnership as this reader may see it. @throws QueryFault not-found */
export async function report(
  reads: LedgerReads,
  reader: Reader,
  { partnershipId, asOf, effective }: ReportRequest,
): Promise<Answer<TransparencyReport>> {
  const scope = await scopeOfReports(reads, reader, partnershipId);
  if (scope === undefined) throw notFound('partnership');
  const range = effectiveOf(effective);
  const shown = momentOf(reads, asOf);
  const body = await reportAt(reads, scope, shown, range);
  if (body === undefined) throw notFound('partnership');
  return { shown, body };
}

/** Undefined where the partnership was neither founded nor reported yet. */
export async function reportAt(
  reads: LedgerReads,
  scope: Scope,
  shown: Shown,
  effective: EffectiveRange | undefined,
): Promise<TransparencyReport | undefined> {
  const rows = await reads.states.ofPartnership(VIEWS, scope.partnershipId, shown.through);
  const states = <State>({ name }: EntityView<State>): State[] =>
    rows.filter(({ view }) => view === name).map(({ state }) => state as State);
  const reported = await reportedFacts(reads, scope, rows, await allMatches(reads, shown), shown);
  const [founded] = states<PartnershipOverview>(partnershipOverview);
  if (founded === undefined && reported.records.length === 0) return undefined;
  const { reader, opened } = await reportReader(reads, scope, rows);
  return transparencyReport({
    partnership: founded ?? unfounded(scope.partnershipId),
    commitments: states<CommitmentRegister>(commitmentRegister),
    costBooks: opened as readonly CostRegister[],
    decisions: states<DecisionRegister>(decisionRegister),
    contributions: states<ContributionRegister>(contributionRegister),
    reported,
    reader,
    asOf: asOfShown(reads, shown),
    ...(effective === undefined ? {} : { effective }),
  });
}
