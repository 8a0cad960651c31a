import { Module } from '@nestjs/common';
import { AddPartnerController } from './add-partner.controller.ts';
import { AddPartnerHandler } from './add-partner.handler.ts';
import { AdoptCharterController } from './adopt-charter.controller.ts';
import { AdoptCharterHandler } from './adopt-charter.handler.ts';
import { AdoptExitPlanController } from './adopt-exit-plan.controller.ts';
import { AdoptExitPlanHandler } from './adopt-exit-plan.handler.ts';
import { AgreeValuationRuleController } from './agree-valuation-rule.controller.ts';
import { AgreeValuationRuleHandler } from './agree-valuation-rule.handler.ts';
import { ChangePhaseController } from './change-phase.controller.ts';
import { ChangePhaseHandler } from './change-phase.handler.ts';
import { FoundPartnershipController } from './found-partnership.controller.ts';
import { FoundPartnershipHandler } from './found-partnership.handler.ts';
import { GrantRoleController } from './grant-role.controller.ts';
import { GrantRoleHandler } from './grant-role.handler.ts';
import { RevokeRoleController } from './revoke-role.controller.ts';
import { RevokeRoleHandler } from './revoke-role.handler.ts';
import { ReadPartnershipsController } from './read-partnerships.controller.ts';
import { ListPartnershipsHandler } from './list-partnerships.query.ts';
import { ReadDiffHandler } from './diff.query.ts';
import { PartnershipReports } from './partnership-reports.ts';
import { ReportReaders } from './report-reader.ts';
import { ReportText } from './report-text.ts';
import { ReadReportHandler } from './report.query.ts';

@Module({
  controllers: [
    ReadPartnershipsController,
    AddPartnerController,
    AdoptCharterController,
    AdoptExitPlanController,
    AgreeValuationRuleController,
    ChangePhaseController,
    FoundPartnershipController,
    GrantRoleController,
    RevokeRoleController,
  ],
  providers: [
    ListPartnershipsHandler,
    ReadReportHandler,
    ReadDiffHandler,
    ReportReaders,
    PartnershipReports,
    ReportText,
    AddPartnerHandler,
    AdoptCharterHandler,
    AdoptExitPlanHandler,
    AgreeValuationRuleHandler,
    ChangePhaseHandler,
    FoundPartnershipHandler,
    GrantRoleHandler,
    RevokeRoleHandler,
  ],
})
export class PartnershipModule {}
