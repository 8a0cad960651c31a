import { partnershipOverview, type CommitmentMoney, type PartnershipOverview } from '@pacta/ledger';
import { namesFrom, portfolio as portfolioOf, type Portfolio, type PortfolioSource } from '@pacta/reports';
import type { LedgerReads } from './ledger-reads.ts';
import { asOfShown, dayShown, effectiveOf, momentOf, type Answer } from './moment.ts';
import { notFound } from './query-fault.ts';
import { parentsAmong } from './related-partnerships.ts';
import { scopeIfAny, type Reader } from './scope.ts';

export interface PortfolioRequest {
  /** Organisation id. */
  readonly funder: string;
  readonly asOf?: string | undefined;
  /** Only money of these days. */
  readonly effective?: string | undefined;
  /** Whether each figure lists its events. */
  readonly withEvents?: boolean | undefined;
}

interface Held {
  readonly overview: PartnershipOverview;
  readonly commitments: readonly CommitmentMoney[];
}

/** One organisation's commitments across the partnerships that the reader may see. @throws QueryFault not-found */
export async function portfolio(
  reads: LedgerReads,
  reader: Reader,
  { funder, asOf, effective, withEvents = false }: PortfolioRequest,
): Promise<Answer<Portfolio>> {
  const shown = momentOf(reads, asOf);
  const range = effectiveOf(effective);
  const promised = Map.groupBy(
    reads.moneyProvided.by(reads.readModels, funder, shown.through),
    ({ partnership }) => partnership,
  );
  const held: Held[] = [];
  for (const [id, commitments] of promised) {
    if (id === null || (await scopeIfAny(reads, reader, id)) === undefined) continue;
    const overview = await reads.states.one(partnershipOverview, id, shown.through);
    if (overview !== undefined)
      held.push({ overview: overview.state, commitments: commitments.map(({ money }) => money) });
  }
  if (held.length === 0) throw notFound('portfolio');
  const names = namesFrom(held.map(({ overview }) => overview));
  const { position, recordedAt } = asOfShown(reads, shown);
  const parents = parentsAmong(
    reads,
    held.map(({ overview }) => overview.id),
    shown,
  );
  const sources = held.map((each) => ({ ...sourceOf(each), isParent: parents.has(each.overview.id) }));
  const body = portfolioOf(sources, {
    funder: { id: funder, name: names.organisation(funder) },
    asOf: { position, recordedAt, day: dayShown(reads, asOf, recordedAt) },
    effective: range,
    withEvents,
  });
  return { shown, body };
}

const sourceOf = ({ overview: { id, founded, phase }, commitments }: Held): Omit<PortfolioSource, 'isParent'> => ({
  id,
  name: founded?.name ?? null,
  phase,
  synthetic: founded?.synthetic ?? false,
  commitments,
});
