import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  commitmentRegister,
  partnershipOverview,
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
import { taggedPage, type Tagged } from '../reading/tagged.ts';

/** The partnerships in which the reader has a role. */
export class ListPartnerships {
  constructor(
    readonly reader: ReadRequest,
    readonly page: PageQuery,
  ) {}
}

const VIEWS = [partnershipOverview, commitmentRegister] as readonly EntityView<unknown>[];

@QueryHandler(ListPartnerships)
export class ListPartnershipsHandler implements IQueryHandler<ListPartnerships> {
  constructor(
    private readonly access: Access,
    private readonly reading: Reading,
  ) {}

  async execute({ reader, page: { asOf, effective, limit = PAGE_SIZE, cursor } }: ListPartnerships): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const question = [partnershipOverview.name, reader.actor, asOf, effective];
    const range = this.reading.effective(effective);
    const shown = this.reading.moment(asOf);
    const items: object[] = [];
    let last = String(cursorIn(question, cursor) ?? '');
    let more = false;
    for await (const scope of this.seenBy(reader.actor, last)) {
      const item = await this.listed(scope, shown, range);
      if (item === undefined) continue;
      more = items.length === limit;
      if (more) break;
      items.push(item);
      last = scope.partnershipId;
    }
    return taggedPage(shown, { items, next: more ? cursorFor(question, last) : null, asOf: shown.position });
  }

  private async listed(scope: Scope, shown: Shown, range: EffectiveRange | undefined): Promise<object | undefined> {
    const rows = await this.reading.entitiesAt(scope, VIEWS, shown);
    const own = rows.find(({ view }) => view === partnershipOverview.name);
    if (own === undefined) return undefined;
    const commitments = rows
      .filter(({ view }) => view === commitmentRegister.name)
      .map(({ state }) => state as CommitmentRegister);
    return { ...listedPartnership(own.state as PartnershipOverview, commitments, range), revision: own.revision };
  }

  /** In the order of their ids, the partnerships in which the reader has a role at this moment. */
  private async *seenBy(actor: string, after: string): AsyncGenerator<Scope> {
    for await (const { id, state } of this.reading.all(partnershipOverview, after)) {
      // Who never had a grant in it, as far as the read models know, is not looked up again at the store's head.
      if (!state.grants.some((grant) => grant.actor === actor)) continue;
      const scope = await this.access.scopeIfAny(actor, id);
      if (scope !== undefined) yield scope;
    }
  }
}
