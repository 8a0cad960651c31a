import { Injectable } from '@nestjs/common';
import {
  contributionRegister,
  costRegister,
  readableBy,
  unfounded,
  type CommitmentRegister,
  type ContributionRegister,
  type CostRegister,
  type DecisionRegister,
  type EffectiveRange,
  type PartnershipOverview,
} from '@pacta/ledger';
import { transparencyReport, type TransparencyReport } from '@pacta/reports';
import type { Scope } from '../reading/access.ts';
import { Reading, type Shown } from '../reading/reading.ts';
import { ReportedReading } from '../reading/reported-reading.ts';
import { READ_MODEL_VIEWS } from '@pacta/opening';
import { describedReader, ReportReaders } from './report-reader.ts';

/** Transparency reports as of any moment, each for one reader. */
@Injectable()
export class PartnershipReports {
  constructor(
    private readonly reading: Reading,
    private readonly reported: ReportedReading,
    private readonly readers: ReportReaders,
  ) {}

  /** Undefined where the partnership was neither founded nor reported yet. */
  async at(scope: Scope, shown: Shown, effective?: EffectiveRange): Promise<TransparencyReport | undefined> {
    const rows = await this.reading.entitiesAt(scope, READ_MODEL_VIEWS, shown);
    const states = <State>(view: string): State[] =>
      rows.filter((row) => row.view === view).map((row) => row.state as State);
    const reported = await this.reported.factsFor(scope, rows, await this.reported.allMatches(shown), shown);
    const [founded] = states<PartnershipOverview>('partnership-overview');
    if (founded === undefined && reported.records.length === 0) return undefined;
    const contributions = states<ContributionRegister>('contribution-register');
    const fields = await this.readers.readerFor(scope, contributions);
    return transparencyReport({
      partnership: founded ?? unfounded(scope.partnershipId),
      commitments: states<CommitmentRegister>('commitment-register'),
      costBooks: states<CostRegister>('cost-register').map((state) => readableBy(fields, costRegister, state)),
      decisions: states<DecisionRegister>('decision-register'),
      contributions: contributions.map((state) => readableBy(fields, contributionRegister, state)),
      reported,
      reader: describedReader(scope),
      asOf: this.reading.asOf(shown),
      ...(effective === undefined ? {} : { effective }),
    });
  }
}
