import type { LeverageBasis } from '@pacta/ledger';
import type { LeverageRequest } from '@pacta/queries';
import { Body, Controller, Query } from '@nestjs/common';
import { CommandGateway } from '../commands/command-gateway.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Tag } from '../http/api-description.ts';
import { SIGNED_IN } from '../http/capability.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { Rated } from '../http/route-rules.ts';
import { QueryGateway } from '../queries/query-gateway.ts';
import { PageQuery, ReadQuery } from '../queries/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../queries/read-route.ts';
import { anchorSlice } from './anchor.slice.ts';
import {
  AssertAvoidedCostDto,
  AssertCausalityDto,
  ContestCausalityDto,
  DesignateAnchorDto,
  LeverageQuery,
  PublishMethodDto,
} from './leverage.requests.ts';
import { methodSlice } from './method.slice.ts';

@Tag('leverage')
@Controller('v1')
export class LeverageController {
  constructor(
    private readonly commands: CommandGateway,
    private readonly queries: QueryGateway,
  ) {}

  @Rated('report')
  @ReadRoute('getLeverage', 'leverage', {
    summary: 'What an anchor drew in, by every method on every basis',
    description: 'Each figure opens into the events above and below its line; there is never one bare number.',
    capability: SIGNED_IN,
  })
  getLeverage(@Query() query: LeverageQuery, @Reader() reader: ReadRequest) {
    return this.queries.ask('leverage', requestOf(query), reader);
  }

  @ReadRoute('listAnchors', 'partnerships/:partnershipId/anchors', {
    summary: 'The anchors of a partnership, and the leverage methods it published',
    capability: 'readGovernance',
  })
  listAnchors(
    @IdParam('partnershipId') partnershipId: string,
    @Query() page: PageQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('things', { kind: 'anchor', partnershipId, ...page }, reader);
  }

  @ReadRoute('getAnchor', 'anchors/:anchorId', { summary: 'One anchor', capability: 'readGovernance' })
  getAnchor(
    @IdParam('anchorId') anchorId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('thing', { kind: 'anchor', id: anchorId, asOf, effective }, reader);
  }

  @CommandRoute('assertAvoidedCost', 'anchors/:anchorId/avoided-costs', {
    summary: 'Assert a cost that is avoided',
    description: 'It stands beside leverage and is never added to money.',
  })
  assertAvoidedCost(
    @IdParam('anchorId') anchorId: string,
    @Body() body: AssertAvoidedCostDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(anchorSlice, 'assertAvoidedCost', anchorId, body, envelope);
  }

  @CommandRoute('assertCausality', 'anchors/:anchorId/causality-assertions', {
    summary: 'Assert that money would not have come otherwise',
    description: 'Private money counts in leverage only with a standing assertion.',
  })
  assertCausality(
    @IdParam('anchorId') anchorId: string,
    @Body() body: AssertCausalityDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(anchorSlice, 'assertCausality', anchorId, body, envelope);
  }

  @CommandRoute('contestCausality', 'anchors/:anchorId/causality-contests', {
    summary: 'Contest that money came because of the anchor',
    description: 'The money stops counting until causality is asserted anew.',
  })
  contestCausality(
    @IdParam('anchorId') anchorId: string,
    @Body() body: ContestCausalityDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(anchorSlice, 'contestCausality', anchorId, body, envelope);
  }

  @CommandRoute('designateAnchor', 'partnerships/:partnershipId/anchors', {
    summary: 'Designate the money whose leverage is measured',
    creates: true,
  })
  designateAnchor(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: DesignateAnchorDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(anchorSlice, 'designateAnchor', partnershipId, body, envelope);
  }

  @CommandRoute('publishMethod', 'partnerships/:partnershipId/methods', {
    summary: 'Publish a version of a leverage method',
    description: 'It counts from now on in this partnership; what was reported before stays as it was.',
  })
  publishMethod(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: PublishMethodDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(methodSlice, 'publishMethod', partnershipId, body, envelope);
  }
}

/** `cell` is a method, or `method/basis`. */
function requestOf({ cell = '', ...query }: LeverageQuery): LeverageRequest {
  const [method, basis] = cell.split('/');
  return {
    ...query,
    ...(method === undefined || method === '' ? {} : { method }),
    ...(basis === undefined ? {} : { basis: basis as LeverageBasis }),
  };
}
