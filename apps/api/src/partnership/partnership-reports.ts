import { Injectable } from '@nestjs/common';
import {
  commitmentRegister,
  contributionRegister,
  costRegister,
  decisionRegister,
  partnershipOverview,
  reportedRecord,
  unfounded,
  type CommitmentRegister,
  type ContributionRegister,
  type CostRegister,
  type DecisionRegister,
  type EffectiveRange,
  type EntityView,
  type PartnershipOverview,
} from '@pacta/ledger';
import { ReportMemory, transparencyReport, type TransparencyReport } from '@pacta/reports';
import type { Scope } from '../reading/access.ts';
import { Reading, type Shown } from '../reading/reading.ts';
import { ReportedReading } from '../reading/reported-reading.ts';
import { ReportReaders } from './report-reader.ts';

/** What a report is made of. */
const VIEWS = [
  partnershipOverview,
  commitmentRegister,
  costRegister,
  decisionRegister,
  contributionRegister,
  reportedRecord,
] as readonly EntityView<unknown>[];

/** Transparency reports as of any moment, each for one reader. */
@Injectable()
export class PartnershipReports {
  readonly #memory = new ReportMemory();

  constructor(
    private readonly reading: Reading,
    private readonly reported: ReportedReading,
    private readonly readers: ReportReaders,
  ) {}

  /** Undefined where the partnership was neither founded nor reported yet. */
  async at(scope: Scope, shown: Shown, effective?: EffectiveRange): Promise<TransparencyReport | undefined> {
    const rows = await this.reading.entitiesAt(scope, VIEWS, shown);
    const states = <State>(view: string): State[] =>
      rows.filter((row) => row.view === view).map((row) => row.state as State);
    const reported = await this.reported.factsFor(scope, rows, await this.reported.allMatches(shown), shown);
    const [founded] = states<PartnershipOverview>('partnership-overview');
    if (founded === undefined && reported.records.length === 0) return undefined;
    const contributions = states<ContributionRegister>('contribution-register');
    return transparencyReport({
      partnership: founded ?? unfounded(scope.partnershipId),
      commitments: states<CommitmentRegister>('commitment-register'),
      costBooks: states<CostRegister>('cost-register'),
      decisions: states<DecisionRegister>('decision-register'),
      contributions,
      reported,
      reader: await this.readers.readerFor(scope, contributions),
      asOf: this.reading.asOf(shown),
      memory: this.#memory,
      ...(effective === undefined ? {} : { effective }),
    });
  }
}
