import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type {
  CommitmentRegister,
  ContributionRegister,
  CostRegister,
  DecisionRegister,
  PartnershipOverview,
} from '@pacta/ledger';
import { transparencyReport, type ReportSource } from '@pacta/reports';
import { InjectLedger } from '../commands/ledger.ts';
import { notFound } from '../http/problem.ts';
import { Access } from '../reading/access.ts';
import type { ReadRequest } from '../reading/read-route.ts';
import { Reading, type Shown } from '../reading/reading.ts';
import { taggedPage, type Tagged } from '../reading/tagged.ts';
import type { OpenLedger } from '../runtime/open-ledger.ts';
import { READ_MODEL_VIEWS } from '../runtime/read-model-views.ts';
import { ReportReaders } from './report-reader.ts';

/** The transparency report of a partnership, as this reader may see it. */
export class ReadReport {
  constructor(
    readonly partnershipId: string,
    readonly reader: ReadRequest,
    readonly asOf: string | undefined,
  ) {}
}

@QueryHandler(ReadReport)
export class ReadReportHandler implements IQueryHandler<ReadReport> {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly access: Access,
    private readonly reading: Reading,
    private readonly readers: ReportReaders,
  ) {}

  async execute({ partnershipId, reader, asOf }: ReadReport): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const scope = await this.access.scope(reader.actor, 'exportReport', partnershipId);
    const shown = this.reading.moment(asOf);
    const rows = await this.reading.entitiesAt(scope, READ_MODEL_VIEWS, shown);
    const states = <State>(view: string): State[] =>
      rows.filter((row) => row.view === view).map((row) => row.state as State);
    const [partnership] = states<PartnershipOverview>('partnership-overview');
    if (partnership === undefined) throw notFound('partnership');
    const contributions = states<ContributionRegister>('contribution-register');
    const source: ReportSource = {
      partnership,
      commitments: states<CommitmentRegister>('commitment-register'),
      costBooks: states<CostRegister>('cost-register'),
      decisions: states<DecisionRegister>('decision-register'),
      contributions,
      reader: await this.readers.readerFor(scope, contributions),
      asOf: this.asOf(shown),
    };
    return taggedPage(shown, transparencyReport(source));
  }

  private asOf({ position }: Shown): ReportSource['asOf'] {
    const last = position === null ? undefined : this.ledger.projector.readModels.eventAt(position);
    const recordedAt = last?.recordedAt ?? null;
    return { position, recordedAt, day: recordedAt === null ? null : this.ledger.dayOf(recordedAt) };
  }
}
