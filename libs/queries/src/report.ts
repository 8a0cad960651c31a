import {
  commitmentRegister,
  contributionRegister,
  costRegister,
  decisionRegister,
  partnershipOverview,
  readableBy,
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
import { transparencyReport, type ReaderDescription, type TransparencyReport } from '@pacta/reports';
import type { LedgerReads } from './ledger-reads.ts';
import { allMatches, reportedFacts } from './matched-reports.ts';
import { asOfShown, effectiveOf, momentOf, type Answer, type Shown } from './moment.ts';
import { notFound } from './query-fault.ts';
import { scopeOfReports, type Reader, type Scope } from './scope.ts';
import { fieldReader } from './sealed-fields.ts';

/** The data of a report. */
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
  const fields = await fieldReader(reads, scope, rows);
  return transparencyReport({
    partnership: founded ?? unfounded(scope.partnershipId),
    commitments: states<CommitmentRegister>(commitmentRegister),
    costBooks: states<CostRegister>(costRegister).map((state) => readableBy(fields, costRegister, state)),
    decisions: states<DecisionRegister>(decisionRegister),
    contributions: states<ContributionRegister>(contributionRegister).map((state) =>
      readableBy(fields, contributionRegister, state),
    ),
    reported,
    reader: described(scope),
    asOf: asOfShown(reads, shown),
    ...(effective === undefined ? {} : { effective }),
  });
}

/** The actors in the head of the statement. */
function described({ reader, grants }: Scope): ReaderDescription {
  if (reader.kind === 'owner') return { code: 'owner' };
  return grants.length === 0
    ? { code: 'anyone' }
    : { code: 'roles', roles: [...new Set(grants.map(({ role }) => role))] };
}
