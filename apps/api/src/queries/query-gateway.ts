import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { QuestionName } from '@pacta/queries';
import type { ReadingName, ReadingRequest, RequestOf } from '../reading/readings.ts';
import type { Rendered } from '../reading/rendered.ts';
import { LedgerQuery } from './ledger-query.ts';
import type { ReadRequest } from './read-route.ts';

/** Sends a controller's queries over the bus. */
@Injectable()
export class QueryGateway {
  constructor(private readonly bus: QueryBus) {}

  /** A question, answered in JSON. @throws QueryFault */
  ask<Name extends QuestionName>(name: Name, request: RequestOf<Name>, reader: ReadRequest): Promise<Rendered> {
    return this.read('question', { name, request }, reader);
  }

  /** @throws QueryFault, Problem */
  read<Name extends ReadingName>(
    name: Name,
    request: ReadingRequest<Name>,
    { actor, minToken, signal }: ReadRequest,
  ): Promise<Rendered> {
    return this.bus.execute<LedgerQuery, Rendered>(new LedgerQuery(name, request, actor, minToken, signal));
  }
}
