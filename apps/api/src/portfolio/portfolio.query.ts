import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { partnershipOverview, type CommitmentMoney, type PartnershipOverview } from '@pacta/ledger';
import { MoneyProvided } from '@pacta/read-models';
import { namesFrom, portfolio, type PortfolioOptions, type PortfolioSource } from '@pacta/reports';
import { InjectLedger } from '../commands/ledger.ts';
import { notFound } from '../http/problem.ts';
import { Access } from '../reading/access.ts';
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
  readonly #money = new MoneyProvided();

  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly access: Access,
    private readonly reading: Reading,
  ) {}

  async execute({ funder, reader, asOf, withEvents }: ReadPortfolio): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const shown = this.reading.moment(asOf);
    const through = shown.position ?? -1;
    const promised = Map.groupBy(
      this.#money.by(this.ledger.projector.readModels, funder, through),
      ({ partnership }) => partnership,
    );
    const held: Held[] = [];
    for (const [id, commitments] of promised) {
      if (id === null || (await this.access.scopeIfAny(reader.actor, id)) === undefined) continue;
      const overview = await this.ledger.states.one(partnershipOverview, id, through);
      if (overview !== undefined)
        held.push({ overview: overview.state, commitments: commitments.map(({ money }) => money) });
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
