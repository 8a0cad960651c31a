import { Body, Controller, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
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
import {
  AddPartnerDto,
  AdoptCharterDto,
  AdoptExitPlanDto,
  AgreeValuationRuleDto,
  ChangePhaseDto,
  FoundPartnershipDto,
  GrantRoleDto,
  RevokeRoleDto,
} from './partnership.requests.ts';
import { DiffQuery, ReportListQuery, ReportQuery } from './report.requests.ts';
import { formAsked } from './report-forms.ts';
import { partnershipSlice } from './partnership.slice.ts';

@Tag('partnership')
@Controller('v1')
export class PartnershipController {
  constructor(
    private readonly commands: CommandGateway,
    private readonly queries: QueryGateway,
  ) {}

  @ReadRoute('listPartnerships', 'partnerships', {
    summary: 'The partnerships in which you have a role, and those known from published reports',
    description: '`origin` says whether its partners recorded it here, publishers reported it, or both.',
    capability: SIGNED_IN,
  })
  listPartnerships(@Query() page: PageQuery, @Reader() reader: ReadRequest) {
    return this.queries.ask('partnerships', page, reader);
  }

  @ReadRoute('getPartnership', 'partnerships/:partnershipId', {
    summary: 'One partnership',
    capability: 'readGovernance',
  })
  getPartnership(
    @IdParam('partnershipId') partnershipId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('thing', { kind: 'partnership', id: partnershipId, asOf, effective }, reader);
  }

  @Rated('report')
  @ReadRoute('getReport', 'partnerships/:partnershipId/report', {
    summary: 'The transparency report',
    description:
      'Every figure names the events behind it. What you may not read is withheld, and says so. As JSON (codes, parameters and figures, lists paged), or as a page in HTML or plain text in the language of Accept-Language (en, fr).',
    capability: 'exportReport',
    forms: ['text/html', 'text/plain'],
  })
  getReport(
    @IdParam('partnershipId') partnershipId: string,
    @Query() query: ReportQuery,
    @Reader() reader: ReadRequest,
    @Req() request: FastifyRequest,
  ) {
    const form = formAsked(request);
    return this.queries.read('report', { partnershipId, ...query, form }, reader);
  }

  @Rated('report')
  @ReadRoute('getReportList', 'partnerships/:partnershipId/report/lists/:list', {
    summary: 'A list of the transparency report, page by page',
    description: 'The lists are named by `paging.lists` of the report.',
    capability: 'exportReport',
  })
  getReportList(
    @IdParam('partnershipId') partnershipId: string,
    @Param('list') list: string,
    @Query() query: ReportListQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('reportList', { partnershipId, list, ...query }, reader);
  }

  @Rated('report')
  @ReadRoute('getReportFigure', 'partnerships/:partnershipId/report/figures/:figure', {
    summary: 'All events behind one figure of the transparency report',
    description: 'The figure is named by its path in the report, with dots: `totals.0.pledged`.',
    capability: 'exportReport',
  })
  getReportFigure(
    @IdParam('partnershipId') partnershipId: string,
    @Param('figure') figure: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('reportFigure', { partnershipId, figure, asOf, effective }, reader);
  }

  @Rated('report')
  @ReadRoute('getDiff', 'partnerships/:partnershipId/diff', {
    summary: 'What was added, changed and reversed between two moments',
    description: 'Compares two transparency reports made for you, and lists the events in between.',
    capability: 'exportReport',
  })
  getDiff(@IdParam('partnershipId') partnershipId: string, @Query() query: DiffQuery, @Reader() reader: ReadRequest) {
    return this.queries.ask('diff', { partnershipId, ...query }, reader);
  }

  @CommandRoute('addPartner', 'partnerships/:partnershipId/partners', { summary: 'Join a partner to the roster' })
  addPartner(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: AddPartnerDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(partnershipSlice, 'addPartner', partnershipId, body, envelope);
  }

  @CommandRoute('adoptCharter', 'partnerships/:partnershipId/charter', {
    summary: 'Adopt a charter, or its next version',
  })
  adoptCharter(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: AdoptCharterDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(partnershipSlice, 'adoptCharter', partnershipId, body, envelope);
  }

  @CommandRoute('adoptExitPlan', 'partnerships/:partnershipId/exit-plan', { summary: 'Adopt an exit plan' })
  adoptExitPlan(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: AdoptExitPlanDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(partnershipSlice, 'adoptExitPlan', partnershipId, body, envelope);
  }

  @CommandRoute('agreeValuationRule', 'partnerships/:partnershipId/valuation-rules', {
    summary: 'Agree how staff time is valued',
  })
  agreeValuationRule(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: AgreeValuationRuleDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(partnershipSlice, 'agreeValuationRule', partnershipId, body, envelope);
  }

  @CommandRoute('changePhase', 'partnerships/:partnershipId/phase', { summary: 'Move on to another phase' })
  changePhase(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: ChangePhaseDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(partnershipSlice, 'changePhase', partnershipId, body, envelope);
  }

  @CommandRoute('foundPartnership', 'partnerships', {
    summary: 'Found a partnership',
    description: 'You become its secretariat. For administrators of the ledger.',
    creates: true,
  })
  foundPartnership(@Body() body: FoundPartnershipDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.send(partnershipSlice, 'foundPartnership', '', body, envelope);
  }

  @CommandRoute('grantRole', 'partnerships/:partnershipId/roles', {
    summary: 'Grant a role',
    description: 'Takes effect at once, for tokens issued before too.',
  })
  grantRole(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: GrantRoleDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(partnershipSlice, 'grantRole', partnershipId, body, envelope);
  }

  @CommandRoute('revokeRole', 'partnerships/:partnershipId/roles/revocations', {
    summary: 'Revoke a role',
    description: 'Takes effect at once, for tokens issued before too.',
  })
  revokeRole(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: RevokeRoleDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(partnershipSlice, 'revokeRole', partnershipId, body, envelope);
  }
}
