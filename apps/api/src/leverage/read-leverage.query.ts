import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
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
  type RateRegister,
} from '@pacta/ledger';
import { anchorCalled, leverageReport } from '@pacta/reports';
import { badRequest, notFound } from '../http/problem.ts';
import { Access, type Scope } from '../reading/access.ts';
import type { ReadRequest } from '../reading/read-route.ts';
import { ReportedReading } from '../reading/reported-reading.ts';
import { Reading } from '../reading/reading.ts';
import { taggedPage, type Tagged } from '../reading/tagged.ts';
import type { LeverageQuery } from './leverage.requests.ts';

/** The leverage of one anchor, as it is or as it was known. */
export class ReadLeverage {
  constructor(
    readonly query: LeverageQuery,
    readonly reader: ReadRequest,
  ) {}
}

const VIEWS = [
  partnershipOverview,
  commitmentRegister,
  leverageRegister,
  contributionRegister,
  reportedRecord,
] as readonly EntityView<unknown>[];

@QueryHandler(ReadLeverage)
export class ReadLeverageHandler implements IQueryHandler<ReadLeverage> {
  constructor(
    private readonly access: Access,
    private readonly reading: Reading,
    private readonly reported: ReportedReading,
  ) {}

  async execute({ query, reader }: ReadLeverage): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const { anchorId, scope } = await this.find(query.anchor, reader.actor);
    const range = this.reading.effective(query.effective);
    const shown = this.reading.moment(query.asOf);
    const rows = await this.reading.entitiesAt(scope, VIEWS, shown);
    const states = <State>(view: EntityView<State>): State[] =>
      rows.filter((row) => row.view === view.name).map((row) => row.state as State);
    const [partnership] = states<PartnershipOverview>(partnershipOverview);
    const reported = await this.reported.factsFor(scope, rows, await this.reported.allMatches(shown), shown);
    const [method, basis] = (query.cell ?? '').split('/');
    const report =
      partnership === undefined
        ? undefined
        : leverageReport(
            {
              anchorId,
              partnership,
              commitments: states<CommitmentRegister>(commitmentRegister),
              leverage: states<LeverageRegister>(leverageRegister),
              contributions: states<ContributionRegister>(contributionRegister),
              rates: await this.rates(),
              reported,
              asOf: this.reading.asOf(shown),
            },
            {
              ...(query.currency === undefined ? {} : { currency: query.currency }),
              ...(range === undefined ? {} : { effective: range }),
              ...(method === undefined || method === '' ? {} : { method }),
              ...(basis === undefined ? {} : { basis: basis as LeverageBasis }),
            },
          );
    if (report === undefined) throw notFound('anchor');
    return taggedPage(shown, report);
  }

  /** The anchor that is meant, among those that the reader may see. */
  private async find(called: string, actor: string): Promise<{ readonly anchorId: string; readonly scope: Scope }> {
    const found: { readonly anchorId: string; readonly scope: Scope }[] = [];
    for await (const row of this.reading.all(leverageRegister, '')) {
      const meant = anchorCalled(called, row);
      const scope = meant && (await this.access.scopeIfAny(actor, meant.partnershipId));
      if (meant === undefined || scope === undefined) continue;
      if (meant.by === 'id') return { anchorId: meant.id, scope: await this.readable(actor, meant.partnershipId) };
      found.push({ anchorId: meant.id, scope });
    }
    const [one, another] = found;
    if (one === undefined) throw notFound('anchor');
    if (another !== undefined)
      throw badRequest(
        'anchor-ambiguous',
        `More than one anchor goes by that: ${found.map(({ anchorId }) => anchorId).join(', ')}.`,
        'Give the id of one of them.',
        [{ pointer: '/query/anchor', message: 'fits more than one anchor' }],
      );
    return { anchorId: one.anchorId, scope: await this.readable(actor, one.scope.partnershipId) };
  }

  private async rates(): Promise<readonly RateRegister[]> {
    const rates: RateRegister[] = [];
    for await (const { state } of this.reading.all(rateRegister, '')) rates.push(state);
    return rates;
  }

  private readable(actor: string, partnershipId: string): Promise<Scope> {
    return this.access.scope(actor, 'readGovernance', partnershipId, 'anchor');
  }
}
