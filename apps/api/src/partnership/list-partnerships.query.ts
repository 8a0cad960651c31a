import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  commitmentRegister,
  partnershipOverview,
  reportedRecord,
  unfounded,
  type CommitmentRegister,
  type EffectiveRange,
  type EntityView,
  type PartnershipOverview,
} from '@pacta/ledger';
import { listedPartnership } from '@pacta/reports';
import { Access, type Scope } from '../reading/access.ts';
import { cursorFor, cursorIn } from '../reading/cursor.ts';
import { PAGE_SIZE } from '../reading/list-entities.query.ts';
import type { PageQuery } from '../reading/read-query.dto.ts';
import type { ReadRequest } from '../reading/read-route.ts';
import { Reading, type Shown } from '../reading/reading.ts';
import { ReportedReading, type AllMatches } from '../reading/reported-reading.ts';
import { taggedPage, type Tagged } from '../reading/tagged.ts';

/** The partnerships in which the reader has a role, and those known from published reports alone. */
export class ListPartnerships {
  constructor(
    readonly reader: ReadRequest,
    readonly page: PageQuery,
  ) {}
}

const VIEWS = [partnershipOverview, commitmentRegister, reportedRecord] as readonly EntityView<unknown>[];

@QueryHandler(ListPartnerships)
export class ListPartnershipsHandler implements IQueryHandler<ListPartnerships> {
  constructor(
    private readonly access: Access,
    private readonly reading: Reading,
    private readonly reports: ReportedReading,
  ) {}

  async execute({ reader, page: { asOf, effective, limit = PAGE_SIZE, cursor } }: ListPartnerships): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const question = [partnershipOverview.name, reader.actor, asOf, effective];
    const range = this.reading.effective(effective);
    const shown = this.reading.moment(asOf);
    const matches = await this.reports.allMatches(shown);
    const items: object[] = [];
    let last = String(cursorIn(question, cursor) ?? '');
    let more = false;
    for await (const scope of this.seenBy(reader.actor, last, shown)) {
      const item = await this.listed(scope, shown, { matches, range });
      if (item === undefined) continue;
      more = items.length === limit;
      if (more) break;
      items.push(item);
      last = scope.partnershipId;
    }
    return taggedPage(shown, { items, next: more ? cursorFor(question, last) : null, asOf: shown.position });
  }

  private async listed(
    scope: Scope,
    shown: Shown,
    { matches, range }: { readonly matches: AllMatches; readonly range: EffectiveRange | undefined },
  ): Promise<object | undefined> {
    const rows = await this.reading.entitiesAt(scope, VIEWS, shown);
    const own = rows.find(({ view }) => view === partnershipOverview.name);
    const reported = await this.reports.factsFor(scope, rows, matches, shown);
    if (own === undefined && reported.records.length === 0) return undefined;
    const commitments = rows
      .filter(({ view }) => view === commitmentRegister.name)
      .map(({ state }) => state as CommitmentRegister);
    const partnership = (own?.state as PartnershipOverview | undefined) ?? unfounded(scope.partnershipId);
    return { ...listedPartnership(partnership, commitments, reported, range), revision: own?.revision ?? null };
  }

  /** In the order of their ids: where the reader has a role now, and what was published on partnerships nobody founded. */
  private async *seenBy(actor: string, after: string, shown: Shown): AsyncGenerator<Scope> {
    const reported = this.reading.reportedPartnerships(after, shown);
    let next = await reported.next();
    for await (const { id, state } of this.reading.all(partnershipOverview, after)) {
      for (; next.done !== true && next.value < id; next = await reported.next())
        yield* some(await this.access.scopeOfReports(actor, next.value));
      if (next.done !== true && next.value === id) next = await reported.next();
      // Who never had a grant in it, as far as the read models know, is not looked up again at the store's head.
      if (state.grants.some((grant) => grant.actor === actor)) yield* some(await this.access.scopeIfAny(actor, id));
    }
    for (; next.done !== true; next = await reported.next())
      yield* some(await this.access.scopeOfReports(actor, next.value));
  }
}

const some = (scope: Scope | undefined): readonly Scope[] => (scope === undefined ? [] : [scope]);
