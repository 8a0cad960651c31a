import {
  commitmentRegister,
  contributionRegister,
  leverageRegister,
  partnershipOverview,
  rateRegister,
  reportedRecord,
  type CommitmentRegister,
  type ContributionRegister,
  type EntityView,
  type LeverageBasis,
  type LeverageRegister,
  type PartnershipOverview,
} from '@pacta/ledger';
import { anchorCalled, leverageReport, type LeverageReport } from '@pacta/reports';
import type { LedgerReads } from './ledger-reads.ts';
import { allMatches, reportedFacts } from './matched-reports.ts';
import { asOfShown, effectiveOf, momentOf, type Answer, type Shown } from './moment.ts';
import { notFound, QueryFault } from './query-fault.ts';
import { scopeFor, scopeIfAny, type Reader, type Scope } from './scope.ts';

export interface LeverageRequest {
  /** Id of an anchor or of one of its commitments, a prefix of either, or its name. */
  readonly anchor: string;
  readonly asOf?: string | undefined;
  readonly effective?: string | undefined;
  /** ISO 4217; by default the anchor's own. */
  readonly currency?: string | undefined;
  /** One method, or one cell of it. */
  readonly method?: string | undefined;
  readonly basis?: LeverageBasis | undefined;
}

const VIEWS = [
  partnershipOverview,
  commitmentRegister,
  leverageRegister,
  contributionRegister,
  reportedRecord,
] as readonly EntityView<unknown>[];

/**
 * The leverage of one anchor, now or as of a moment.
 * @throws QueryFault not-found; malformed where the reference is ambiguous
 */
export async function leverage(
  reads: LedgerReads,
  reader: Reader,
  { anchor, asOf, effective, currency, method, basis }: LeverageRequest,
): Promise<Answer<LeverageReport>> {
  const shown = momentOf(reads, asOf);
  const { anchorId, scope } = await anchorMeant(reads, reader, anchor, shown);
  const range = effectiveOf(effective);
  const rows = await reads.states.ofPartnership(VIEWS, scope.partnershipId, shown.through);
  const states = <State>({ name }: EntityView<State>): State[] =>
    rows.filter(({ view }) => view === name).map(({ state }) => state as State);
  const [partnership] = states<PartnershipOverview>(partnershipOverview);
  const reported = await reportedFacts(reads, scope, rows, await allMatches(reads, shown), shown);
  const rates = await reads.states.ofCategory(rateRegister, shown.through);
  const body =
    partnership &&
    leverageReport(
      {
        anchorId,
        partnership,
        commitments: states<CommitmentRegister>(commitmentRegister),
        leverage: states<LeverageRegister>(leverageRegister),
        contributions: states<ContributionRegister>(contributionRegister),
        rates: rates.map(({ state }) => state),
        reported,
        asOf: asOfShown(reads, shown),
      },
      {
        ...(currency === undefined ? {} : { currency }),
        ...(range === undefined ? {} : { effective: range }),
        ...(method === undefined ? {} : { method }),
        ...(basis === undefined ? {} : { basis }),
      },
    );
  if (body === undefined) throw notFound('anchor');
  return { shown, body };
}

/** The matching anchor, among those that existed at the moment shown and that the reader may see now. */
async function anchorMeant(
  reads: LedgerReads,
  reader: Reader,
  called: string,
  { through }: Shown,
): Promise<{ readonly anchorId: string; readonly scope: Scope }> {
  const found: { readonly anchorId: string; readonly partnershipId: string }[] = [];
  for (const row of await reads.states.ofCategory(leverageRegister, through)) {
    const meant = anchorCalled(called, row);
    if (meant === undefined || (await scopeIfAny(reads, reader, meant.partnershipId)) === undefined) continue;
    const { id: anchorId, partnershipId } = meant;
    if (meant.by === 'id') {
      found.splice(0, found.length, { anchorId, partnershipId });
      break;
    }
    found.push({ anchorId, partnershipId });
  }
  const [one, another] = found;
  if (one === undefined) throw notFound('anchor');
  if (another !== undefined)
    throw new QueryFault({
      kind: 'malformed',
      code: 'anchor-ambiguous',
      detail: `More than one anchor goes by that: ${found.map(({ anchorId }) => anchorId).join(', ')}.`,
      next: 'Give the id of one of them.',
      parameter: 'anchor',
    });
  const scope = await scopeFor(reads, reader, 'readGovernance', one.partnershipId, 'anchor');
  return { anchorId: one.anchorId, scope };
}
