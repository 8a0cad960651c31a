import { Module } from '@nestjs/common';
import { ReadDiffHandler } from './diff.query.ts';
import { ListPartnershipsHandler } from './list-partnerships.query.ts';
import { PartnershipReports } from './partnership-reports.ts';
import { PartnershipController } from './partnership.controller.ts';
import { ReportReaders } from './report-reader.ts';
import { ReportText } from './report-text.ts';
import { ReadReportHandler } from './report.query.ts';

@Module({
  controllers: [PartnershipController],
  providers: [
    ListPartnershipsHandler,
    ReadReportHandler,
    ReadDiffHandler,
    ReportReaders,
    PartnershipReports,
    ReportText,
  ],
})
export class PartnershipModule {}
