import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { QUESTIONS, type Answer, type QuestionName } from '@pacta/queries';
import { LedgerQuery } from './ledger-query.ts';
import type { ReadRequest } from './read-route.ts';
import { taggedAnswer, type Tagged } from './tagged.ts';

/** The request of a question. */
type RequestOf<Name extends QuestionName> = Parameters<(typeof QUESTIONS)[Name]>[2];
type BodyOf<Name extends QuestionName> = Awaited<ReturnType<(typeof QUESTIONS)[Name]>>['body'];

/** Sends a controller's questions over the bus and answers with an ETag. */
@Injectable()
export class QueryGateway {
  constructor(private readonly bus: QueryBus) {}

  /** @throws QueryFault */
  async ask<Name extends QuestionName>(name: Name, request: RequestOf<Name>, reader: ReadRequest): Promise<Tagged> {
    return taggedAnswer(await this.answer(name, request, reader));
  }

  /** The answer without an ETag. @throws QueryFault */
  async answer<Name extends QuestionName>(
    name: Name,
    request: RequestOf<Name>,
    { actor, minToken }: ReadRequest,
  ): Promise<Answer<BodyOf<Name>>> {
    const question = QUESTIONS[name] as (...given: unknown[]) => Promise<Answer<unknown>>;
    const query = new LedgerQuery((reads, who) => question(reads, who, request), actor, minToken);
    return (await this.bus.execute<LedgerQuery, Answer<unknown>>(query)) as Answer<BodyOf<Name>>;
  }
}
