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
  type ReportedRecord,
} from '@pacta/ledger';
import type { StateRow } from '@pacta/read-models';
import type { MatchedElsewhere, ReportedFacts } from '@pacta/reports';
import { headOf, type LedgerReads } from './ledger-reads.ts';
import type { Shown } from './moment.ts';
import { scopeOfReports, type Reader, type Scope } from './scope.ts';

/** Every match of the ledger as of a moment: people record them one by one, so they are few. */
export interface AllMatches {
  readonly flows: readonly FlowMatch[];
  readonly one: OneOrganisation;
}

export async function allMatches({ states }: LedgerReads, { through }: Shown): Promise<AllMatches> {
  const flows = await states.ofCategory(flowMatches, through);
  const organisations = await states.ofCategory(organisationMatches, through);
  return {
    flows: flows.flatMap(({ state }) => state.matches),
    one: oneOrganisation(organisations.map(({ state }) => state)),
  };
}

/** What publishers reported on a partnership, with its matches. `rows`: those of the partnership, in any views. */
export async function reportedFacts(
  reads: LedgerReads,
  { reader, partnershipId }: Scope,
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
    elsewhere: await elsewhere(reads, reader, partnershipId, others, shown),
    one,
    dayOf: reads.dayOf,
  };
}

/** Whether the reports on the partnership currently name one of these organisations. */
export async function reportsName(
  reads: LedgerReads,
  partnershipId: string,
  ...organisations: readonly string[]
): Promise<boolean> {
  const rows = await reads.states.ofPartnership([reportedRecord], partnershipId, headOf(reads));
  return rows.some(({ state }) =>
    organisations.some((id) => Object.hasOwn((state as ReportedRecord).organisations, id)),
  );
}

/** Streams of other partnerships that are matched with what the reader sees: to count them, not to show them. */
async function elsewhere(
  reads: LedgerReads,
  reader: Reader,
  partnershipId: string,
  streams: readonly string[],
  shown: Shown,
): Promise<readonly MatchedElsewhere[]> {
  const found = new Map<string, { commitments: CommitmentRegister[]; records: ReportedRecord[] }>();
  for (const stream of streams) {
    const view = categoryOf(stream) === 'report' ? reportedRecord : commitmentRegister;
    const row = await reads.states.one<unknown>(view, idOf(stream), shown.through);
    if (row === undefined || row.partnershipId === null || row.partnershipId === partnershipId) continue;
    const of = found.get(row.partnershipId) ?? { commitments: [], records: [] };
    found.set(row.partnershipId, of);
    if (view === reportedRecord) of.records.push(row.state as ReportedRecord);
    else of.commitments.push(row.state as CommitmentRegister);
  }
  return Promise.all([...found].map(([id, of]) => described(reads, reader, id, of, shown)));
}

async function described(
  reads: LedgerReads,
  reader: Reader,
  partnershipId: string,
  streams: Pick<MatchedElsewhere, 'commitments' | 'records'>,
  { through }: Shown,
): Promise<MatchedElsewhere> {
  const visible = (await scopeOfReports(reads, reader, partnershipId)) !== undefined;
  const founded = await reads.states.one(partnershipOverview, partnershipId, through);
  const name = founded?.state.founded?.name ?? streams.records[0]?.title ?? null;
  return { partnershipId, name: visible ? name : null, visible, ...streams };
}
