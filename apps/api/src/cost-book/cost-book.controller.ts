import { Body, Controller, Query } from '@nestjs/common';
import { CommandGateway } from '../commands/command-gateway.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Tag } from '../http/api-description.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { QueryGateway } from '../queries/query-gateway.ts';
import { PageQuery, ReadQuery } from '../queries/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../queries/read-route.ts';
import { AgreeTemplateDto, AnswerChallengeDto, ChallengeDto, DiscloseCostDto } from './cost-book.requests.ts';
import { costBookSlice } from './cost-book.slice.ts';

@Tag('cost-book')
@Controller('v1')
export class CostBookController {
  constructor(
    private readonly commands: CommandGateway,
    private readonly queries: QueryGateway,
  ) {}

  @ReadRoute('listCostBooks', 'partnerships/:partnershipId/cost-books', {
    summary: 'The cost books of a partnership',
    capability: 'readCosts',
  })
  listCostBooks(
    @IdParam('partnershipId') partnershipId: string,
    @Query() page: PageQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('things', { kind: 'costBook', partnershipId, ...page }, reader);
  }

  @ReadRoute('getCostBook', 'cost-books/:costBookId', { summary: 'One cost book', capability: 'readCosts' })
  getCostBook(
    @IdParam('costBookId') costBookId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('thing', { kind: 'costBook', id: costBookId, asOf, effective }, reader);
  }

  @CommandRoute('agreeTemplate', 'partnerships/:partnershipId/cost-books', {
    summary: 'Agree the template of a cost book',
    description: 'Opens the book of one product.',
    creates: true,
  })
  agreeTemplate(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: AgreeTemplateDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(costBookSlice, 'agreeTemplate', partnershipId, body, envelope);
  }

  @CommandRoute('answerChallenge', 'cost-books/:costBookId/answers', { summary: 'Answer a challenge' })
  answerChallenge(
    @IdParam('costBookId') costBookId: string,
    @Body() body: AnswerChallengeDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(costBookSlice, 'answerChallenge', costBookId, body, envelope);
  }

  @CommandRoute('challenge', 'cost-books/:costBookId/challenges', { summary: 'Challenge a line' })
  challenge(
    @IdParam('costBookId') costBookId: string,
    @Body() body: ChallengeDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(costBookSlice, 'challenge', costBookId, body, envelope);
  }

  @CommandRoute('discloseCost', 'cost-books/:costBookId/disclosures', {
    summary: 'Disclose the costs of a period',
    description: 'Amounts and bases above the class public are sealed before anything is written.',
  })
  discloseCost(
    @IdParam('costBookId') costBookId: string,
    @Body() body: DiscloseCostDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(costBookSlice, 'discloseCost', costBookId, body, envelope);
  }
}
