import { Body, Controller, Query } from '@nestjs/common';
import { CommandGateway } from '../commands/command-gateway.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Tag } from '../http/api-description.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { QueryGateway } from '../queries/query-gateway.ts';
import { PageQuery, ReadQuery } from '../queries/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../queries/read-route.ts';
import { CountersignDto, GiveGoodsDto, LogTimeDto, ValueContributionDto } from './contribution.requests.ts';
import { contributionSlice } from './contribution.slice.ts';

@Tag('contribution')
@Controller('v1')
export class ContributionController {
  constructor(
    private readonly commands: CommandGateway,
    private readonly queries: QueryGateway,
  ) {}

  @ReadRoute('listContributions', 'partnerships/:partnershipId/contributions', {
    summary: 'The contributions of a partnership',
    capability: 'readGovernance',
  })
  listContributions(
    @IdParam('partnershipId') partnershipId: string,
    @Query() page: PageQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('things', { kind: 'contribution', partnershipId, ...page }, reader);
  }

  @ReadRoute('getContribution', 'contributions/:contributionId', {
    summary: 'One contribution',
    capability: 'readGovernance',
  })
  getContribution(
    @IdParam('contributionId') contributionId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('thing', { kind: 'contribution', id: contributionId, asOf, effective }, reader);
  }

  @CommandRoute('countersign', 'contributions/:contributionId/countersignatures', {
    summary: 'Countersign for the other side',
  })
  countersign(
    @IdParam('contributionId') contributionId: string,
    @Body() body: CountersignDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(contributionSlice, 'countersign', contributionId, body, envelope);
  }

  @CommandRoute('giveGoods', 'partnerships/:partnershipId/goods', {
    summary: 'Record goods given',
    description: 'They count once the other side has countersigned, and never as cash.',
    creates: true,
  })
  giveGoods(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: GiveGoodsDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(contributionSlice, 'giveGoods', partnershipId, body, envelope);
  }

  @CommandRoute('logTime', 'partnerships/:partnershipId/contributions', {
    summary: 'Log staff time given',
    description: "The person's name is sealed before anything is written.",
    creates: true,
  })
  logTime(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: LogTimeDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(contributionSlice, 'logTime', partnershipId, body, envelope);
  }

  @CommandRoute('valueContribution', 'contributions/:contributionId/valuations', {
    summary: 'Value a contribution at cost',
    description:
      'Staff time by the rule in force (fr-skills), or anything by what it cost (at-cost). Beside cash, never inside it.',
  })
  valueContribution(
    @IdParam('contributionId') contributionId: string,
    @Body() body: ValueContributionDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(contributionSlice, 'valueContribution', contributionId, body, envelope);
  }
}
