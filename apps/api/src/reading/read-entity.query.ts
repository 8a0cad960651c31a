import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { notFound } from '../http/problem.ts';
import { Access } from './access.ts';
import { headOf, type EntityKind } from './entity-kind.ts';
import { PersonNames } from './person-names.ts';
import type { ReadRequest } from './read-route.ts';
import { Reading, stateWithin } from './reading.ts';
import { taggedEntity, type Tagged } from './tagged.ts';

/** One resource, as it is or as it was. */
export class ReadEntity<State> {
  constructor(
    readonly kind: EntityKind<State>,
    readonly id: string,
    readonly reader: ReadRequest,
    readonly asOf: string | undefined,
    readonly effective?: string,
  ) {}
}

@QueryHandler(ReadEntity)
export class ReadEntityHandler implements IQueryHandler<ReadEntity<unknown>> {
  constructor(
    private readonly access: Access,
    private readonly reading: Reading,
    private readonly names: PersonNames,
  ) {}

  async execute({ kind, id, reader, asOf, effective }: ReadEntity<unknown>): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const now = await this.reading.entity(kind.view, id);
    if (now === undefined) throw notFound(kind.what);
    const scope = await this.access.scope(reader.actor, kind.capability, now.partnershipId ?? id, kind.what);
    const shown = this.reading.moment(asOf);
    const range = this.reading.effective(effective);
    const row = await this.reading.entityAt(scope, kind.view, now, shown);
    if (row === undefined) throw notFound(kind.what);
    const body = await kind.render(stateWithin(row.state, range), scope, this.names);
    return taggedEntity(row.revision, shown, { ...headOf(row), asOf: shown.position, ...(body as object) });
  }
}
