import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { notFound } from '../http/problem.ts';
import { Access } from '../reading/access.ts';
import type { ReadRequest } from '../reading/read-route.ts';
import { Reading } from '../reading/reading.ts';
import { taggedPage, type Tagged } from '../reading/tagged.ts';
import { PartnershipReports } from './partnership-reports.ts';
import { ReportText } from './report-text.ts';

/** The transparency report of a partnership, as this reader may see it. */
export class ReadReport {
  constructor(
    readonly partnershipId: string,
    readonly reader: ReadRequest,
    readonly asOf: string | undefined,
    readonly effective?: string,
  ) {}
}

@QueryHandler(ReadReport)
export class ReadReportHandler implements IQueryHandler<ReadReport> {
  constructor(
    private readonly access: Access,
    private readonly reading: Reading,
    private readonly reports: PartnershipReports,
    private readonly text: ReportText,
  ) {}

  async execute({ partnershipId, reader, asOf, effective }: ReadReport): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const scope = await this.access.scopeOfReports(reader.actor, partnershipId);
    if (scope === undefined) throw notFound('partnership');
    const range = this.reading.effective(effective);
    const shown = this.reading.moment(asOf);
    const report = await this.reports.at(scope, shown, range);
    if (report === undefined) throw notFound('partnership');
    return taggedPage(shown, report, () => this.text.write(report));
  }
}
