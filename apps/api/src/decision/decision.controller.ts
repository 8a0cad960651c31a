import { Body, Controller, Query } from '@nestjs/common';
import { CommandGateway } from '../commands/command-gateway.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Tag } from '../http/api-description.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { QueryGateway } from '../queries/query-gateway.ts';
import { PageQuery, ReadQuery } from '../queries/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../queries/read-route.ts';
import { CastBallotDto, CloseDecisionDto, ProposeDto, RecuseDto } from './decision.requests.ts';
import { decisionSlice } from './decision.slice.ts';

@Tag('decision')
@Controller('v1')
export class DecisionController {
  constructor(
    private readonly commands: CommandGateway,
    private readonly queries: QueryGateway,
  ) {}

  @ReadRoute('listDecisions', 'partnerships/:partnershipId/decisions', {
    summary: 'The decisions of a partnership',
    capability: 'readGovernance',
  })
  listDecisions(
    @IdParam('partnershipId') partnershipId: string,
    @Query() page: PageQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('things', { kind: 'decision', partnershipId, ...page }, reader);
  }

  @ReadRoute('getDecision', 'decisions/:decisionId', { summary: 'One decision', capability: 'readGovernance' })
  getDecision(
    @IdParam('decisionId') decisionId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('thing', { kind: 'decision', id: decisionId, asOf, effective }, reader);
  }

  @CommandRoute('castBallot', 'decisions/:decisionId/ballots', {
    summary: 'Cast a ballot',
    description: 'A later ballot replaces an earlier one in the count.',
  })
  castBallot(
    @IdParam('decisionId') decisionId: string,
    @Body() body: CastBallotDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(decisionSlice, 'castBallot', decisionId, body, envelope);
  }

  @CommandRoute('closeDecision', 'decisions/:decisionId/closing', { summary: 'Close a decision and state its outcome' })
  closeDecision(
    @IdParam('decisionId') decisionId: string,
    @Body() body: CloseDecisionDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(decisionSlice, 'closeDecision', decisionId, body, envelope);
  }

  @CommandRoute('propose', 'partnerships/:partnershipId/decisions', {
    summary: 'Propose a decision',
    description: 'Rule and electorate freeze here.',
    creates: true,
  })
  propose(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: ProposeDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(decisionSlice, 'propose', partnershipId, body, envelope);
  }

  @CommandRoute('recuse', 'decisions/:decisionId/recusals', {
    summary: 'Recuse yourself',
    description: 'A recusal leaves the denominator.',
  })
  recuse(@IdParam('decisionId') decisionId: string, @Body() body: RecuseDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.send(decisionSlice, 'recuse', decisionId, body, envelope);
  }
}
