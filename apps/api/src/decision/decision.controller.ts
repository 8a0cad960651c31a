import { Body, Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CommandGateway } from '../commands/command-gateway.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Tag } from '../http/api-description.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { ListEntities } from '../reading/list-entities.query.ts';
import { ReadEntity } from '../reading/read-entity.query.ts';
import { PageQuery, ReadQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { decisionKind } from './decision.kind.ts';
import { CastBallotDto, CloseDecisionDto, ProposeDto, RecuseDto } from './decision.requests.ts';
import { decisionSlice } from './decision.slice.ts';

@Tag('decision')
@Controller('v1')
export class DecisionController {
  constructor(
    private readonly commands: CommandGateway,
    private readonly queries: QueryBus,
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
    return this.queries.execute(new ListEntities(decisionKind, partnershipId, reader, page));
  }

  @ReadRoute('getDecision', 'decisions/:decisionId', { summary: 'One decision', capability: 'readGovernance' })
  getDecision(
    @IdParam('decisionId') decisionId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.execute(new ReadEntity(decisionKind, decisionId, reader, asOf, effective));
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
