import { Injectable } from '@nestjs/common';
import {
  categoryOf,
  commitmentRegister,
  flowMatches,
  idOf,
  matchesOfStreams,
  oneOrganisation,
  organisationMatches,
  partnershipOverview,
  reportedRecord,
  streamName,
  type CommitmentRegister,
  type FlowMatch,
  type OneOrganisation,
  type PartnershipOverview,
  type ReportedRecord,
} from '@pacta/ledger';
import type { StateRow } from '@pacta/read-models';
import type { MatchedElsewhere, ReportedFacts } from '@pacta/reports';
import { InjectLedger } from '../commands/ledger.ts';
import type { OpenLedger } from '@pacta/opening';
import { Access, type Scope } from './access.ts';
import { Reading, type Shown } from './reading.ts';

/** Every match of the ledger at one moment: people make them one by one, so they are few. */
export interface AllMatches {
  readonly flows: readonly FlowMatch[];
  readonly one: OneOrganisation;
}

/** Reads what publishers reported on a partnership, with what was matched with it. */
@Injectable()
export class ReportedReading {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly access: Access,
    private readonly reading: Reading,
  ) {}

  async allMatches(shown: Shown): Promise<AllMatches> {
    const flows = await this.reading.beyondInitial(flowMatches, shown);
    const organisations = await this.reading.beyondInitial(organisationMatches, shown);
    return { flows: flows.flatMap(({ matches }) => matches), one: oneOrganisation(organisations) };
  }

  /** `rows`: those of the partnership, in whatever views. */
  async factsFor(
    { actor, partnershipId }: Pick<Scope, 'actor' | 'partnershipId'>,
    rows: readonly StateRow[],
    { flows, one }: AllMatches,
    shown: Shown,
  ): Promise<ReportedFacts> {
    const records = rows.filter(({ view }) => view === reportedRecord.name);
    const own = rows.filter(({ view }) => view === reportedRecord.name || view === commitmentRegister.name);
    const streams = new Set<string>(
      own.map(({ view, id }) => streamName(view === reportedRecord.name ? 'report' : 'commitment', id)),
    );
    const { others, matches } = matchesOfStreams(streams, flows);
    return {
      records: records.map(({ state }) => state as ReportedRecord),
      matches,
      elsewhere: await this.elsewhere(actor, partnershipId, others, shown),
      one,
      dayOf: this.ledger.dayOf,
    };
  }

  /** Whether what publishers report on the partnership names one of these organisations. */
  async names(partnershipId: string, ...organisations: readonly string[]): Promise<boolean> {
    const records = await this.reading.publishedOn(partnershipId);
    return records.some((record) => organisations.some((id) => Object.hasOwn(record.organisations, id)));
  }

  private async elsewhere(
    actor: string,
    partnershipId: string,
    streams: readonly string[],
    shown: Shown,
  ): Promise<readonly MatchedElsewhere[]> {
    const found = new Map<string, { commitments: CommitmentRegister[]; records: ReportedRecord[] }>();
    for (const stream of streams) {
      const isReport = categoryOf(stream) === 'report';
      const row = isReport
        ? await this.reading.matchedAt(reportedRecord, idOf(stream), shown)
        : await this.reading.matchedAt(commitmentRegister, idOf(stream), shown);
      if (row === undefined || row.partnershipId === null || row.partnershipId === partnershipId) continue;
      const of = found.get(row.partnershipId) ?? { commitments: [], records: [] };
      found.set(row.partnershipId, of);
      if (isReport) of.records.push(row.state as ReportedRecord);
      else of.commitments.push(row.state as CommitmentRegister);
    }
    return Promise.all([...found].map(([id, of]) => this.described(actor, id, of, shown)));
  }

  private async described(
    actor: string,
    partnershipId: string,
    streams: Pick<MatchedElsewhere, 'commitments' | 'records'>,
    shown: Shown,
  ): Promise<MatchedElsewhere> {
    const visible = (await this.access.scopeOfReports(actor, partnershipId)) !== undefined;
    const founded = await this.reading.matchedAt(partnershipOverview, partnershipId, shown);
    const name =
      (founded?.state as PartnershipOverview | undefined)?.founded?.name ?? streams.records[0]?.title ?? null;
    return { partnershipId, name: visible ? name : null, visible, ...streams };
  }
}
