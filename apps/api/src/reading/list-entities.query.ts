import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Access } from './access.ts';
import { cursorFor, cursorIn } from './cursor.ts';
import { headOf, type EntityKind } from './entity-kind.ts';
import { PersonNames } from './person-names.ts';
import type { PageQuery } from './read-query.dto.ts';
import type { ReadRequest } from './read-route.ts';
import { Reading, stateWithin } from './reading.ts';
import { taggedPage, type Tagged } from './tagged.ts';

export const PAGE_SIZE = 100;

/** A page of the resources of one kind in a partnership. */
export class ListEntities<State> {
  constructor(
    readonly kind: EntityKind<State>,
    readonly partnershipId: string,
    readonly reader: ReadRequest,
    readonly page: PageQuery,
  ) {}
}

@QueryHandler(ListEntities)
export class ListEntitiesHandler implements IQueryHandler<ListEntities<unknown>> {
  constructor(
    private readonly access: Access,
    private readonly reading: Reading,
    private readonly names: PersonNames,
  ) {}

  async execute({ kind, partnershipId, reader, page }: ListEntities<unknown>): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const scope = await this.access.scope(reader.actor, kind.capability, partnershipId);
    const { asOf, effective, limit = PAGE_SIZE, cursor } = page;
    const question = [kind.view.name, partnershipId, reader.actor, asOf, effective];
    const range = this.reading.effective(effective);
    const after = String(cursorIn(question, cursor) ?? '');
    const shown = this.reading.moment(asOf);
    const { rows, more } = await this.reading.pageAt(scope, kind.view, shown, { after, limit });
    const items = await Promise.all(
      rows.map(async (row) => ({
        ...headOf(row),
        ...((await kind.render(stateWithin(row.state, range), scope, this.names)) as object),
      })),
    );
    const last = items.at(-1);
    const next = more && last !== undefined ? cursorFor(question, last.id) : null;
    return taggedPage(shown, { items, next, asOf: shown.position });
  }
}
