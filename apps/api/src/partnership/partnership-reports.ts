import { Injectable } from '@nestjs/common';
import type {
  CommitmentRegister,
  ContributionRegister,
  CostRegister,
  DecisionRegister,
  EffectiveRange,
  PartnershipOverview,
} from '@pacta/ledger';
import { transparencyReport, type ReportSource, type TransparencyReport } from '@pacta/reports';
import { InjectLedger } from '../commands/ledger.ts';
import type { Scope } from '../reading/access.ts';
import { Reading, type Shown } from '../reading/reading.ts';
import type { OpenLedger } from '../runtime/open-ledger.ts';
import { READ_MODEL_VIEWS } from '../runtime/read-model-views.ts';
import { ReportReaders } from './report-reader.ts';

/** Transparency reports as of any moment, each for one reader. */
@Injectable()
export class PartnershipReports {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly reading: Reading,
    private readonly readers: ReportReaders,
  ) {}

  /** Undefined where the partnership was not founded yet. */
  async at(scope: Scope, shown: Shown, effective?: EffectiveRange): Promise<TransparencyReport | undefined> {
    const rows = await this.reading.entitiesAt(scope, READ_MODEL_VIEWS, shown);
    const states = <State>(view: string): State[] =>
      rows.filter((row) => row.view === view).map((row) => row.state as State);
    const [partnership] = states<PartnershipOverview>('partnership-overview');
    if (partnership === undefined) return undefined;
    const contributions = states<ContributionRegister>('contribution-register');
    return transparencyReport({
      partnership,
      commitments: states<CommitmentRegister>('commitment-register'),
      costBooks: states<CostRegister>('cost-register'),
      decisions: states<DecisionRegister>('decision-register'),
      contributions,
      reader: await this.readers.readerFor(scope, contributions),
      asOf: this.asOf(shown),
      ...(effective === undefined ? {} : { effective }),
    });
  }

  asOf({ position }: Shown): ReportSource['asOf'] {
    const last = position === null ? undefined : this.ledger.projector.readModels.eventAt(position);
    const recordedAt = last?.recordedAt ?? null;
    return { position, recordedAt, day: recordedAt === null ? null : this.ledger.dayOf(recordedAt) };
  }
}
