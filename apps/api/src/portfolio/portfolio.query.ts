import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { commitmentMoney, partnershipOverview, type CommitmentMoney, type PartnershipOverview } from '@pacta/ledger';
import { namesFrom, portfolio, type PortfolioOptions, type PortfolioSource } from '@pacta/reports';
import { InjectLedger } from '../commands/ledger.ts';
import { notFound } from '../http/problem.ts';
import { Access, type Scope } from '../reading/access.ts';
import type { ReadRequest } from '../reading/read-route.ts';
import { Reading, type Shown } from '../reading/reading.ts';
import { taggedPage, type Tagged } from '../reading/tagged.ts';
import { dayShown, type OpenLedger } from '@pacta/opening';

/** What one organisation promised across the partnerships in which the reader has a role. */
export class ReadPortfolio {
  constructor(
    /** Organisation id. */
    readonly funder: string,
    readonly reader: ReadRequest,
    readonly asOf: string | undefined,
    /** Whether each figure names its events. */
    readonly withEvents: boolean,
  ) {}
}

interface Held {
  readonly overview: PartnershipOverview;
  readonly commitments: readonly CommitmentMoney[];
}

@QueryHandler(ReadPortfolio)
export class ReadPortfolioHandler implements IQueryHandler<ReadPortfolio> {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly access: Access,
    private readonly reading: Reading,
  ) {}

  async execute({ funder, reader, asOf, withEvents }: ReadPortfolio): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const shown = this.reading.moment(asOf);
    const byPartnership = await this.promisedBy(funder);
    const held: Held[] = [];
    for (const [id, commitments] of byPartnership) {
      const scope = await this.access.scopeIfAny(reader.actor, id);
      const one = scope && (await this.heldIn(scope, commitments, funder, shown));
      if (one) held.push(one);
    }
    if (held.length === 0) throw notFound('portfolio');
    const names = namesFrom(held.map(({ overview }) => overview));
    const found = portfolio(held.map(sourceOf), {
      funder: { id: funder, name: names.organisation(funder) },
      asOf: this.asOf(asOf, shown),
      dayOf: this.ledger.dayOf,
      withEvents,
    });
    return taggedPage(shown, found);
  }

  /** By partnership, as it is now: who provides never changes. Whether the reader may see it is asked next. */
  private async promisedBy(funder: string): Promise<ReadonlyMap<string, readonly CommitmentMoney[]>> {
    const found = new Map<string, CommitmentMoney[]>();
    const promised = await this.reading.where(commitmentMoney, ({ provider }) => provider === funder);
    for (const { partnershipId, state } of promised) {
      if (partnershipId === null) continue;
      const own = found.get(partnershipId);
      if (own === undefined) found.set(partnershipId, [state]);
      else own.push(state);
    }
    return found;
  }

  private async heldIn(
    scope: Scope,
    now: readonly CommitmentMoney[],
    funder: string,
    shown: Shown,
  ): Promise<Held | undefined> {
    if (!shown.past) {
      const overview = await this.reading.entity(partnershipOverview, scope.partnershipId);
      return overview && { overview: overview.state, commitments: now };
    }
    const rows = await this.reading.entitiesAt(scope, [partnershipOverview, commitmentMoney], shown);
    const overview = rows.find(({ view }) => view === partnershipOverview.name)?.state as
      PartnershipOverview | undefined;
    const commitments = rows
      .filter(({ view }) => view === commitmentMoney.name)
      .map(({ state }) => state as CommitmentMoney)
      .filter(({ provider }) => provider === funder);
    return overview && commitments.length > 0 ? { overview, commitments } : undefined;
  }

  private asOf(text: string | undefined, { position }: Shown): PortfolioOptions['asOf'] {
    const { projector, info, dayOf } = this.ledger;
    const last = position === null ? undefined : projector.readModels.eventAt(position);
    const recordedAt = last?.recordedAt ?? null;
    const day = dayShown(text, { zone: info.zone, dayOf, recordedAt, now: new Date().toISOString() });
    return { position, recordedAt, day };
  }
}

const sourceOf = ({ overview: { id, founded, phase }, commitments }: Held): PortfolioSource => ({
  id,
  name: founded?.name ?? null,
  phase,
  synthetic: founded?.synthetic ?? false,
  commitments,
});
