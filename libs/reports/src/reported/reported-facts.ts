import {
  copiedReports,
  countedOnce,
  flowsOfCommitment,
  flowsOfReport,
  matchesHolding,
  receiptPairs,
  replacedFlows,
  type CommitmentRegister,
  type CountedOnce,
  type Flow,
  type FlowMatch,
  type OneOrganisation,
  type PartnershipOverview,
  type ReportedRecord,
  type Sector,
} from '@pacta/ledger';

/** Streams of another partnership whose flows are matched with flows of this one. */
export interface MatchedElsewhere {
  readonly partnershipId: string;
  readonly name: string | null;
  /** False where the reader may not see its records: then it counts, and nothing of it is shown. */
  readonly visible: boolean;
  readonly commitments: readonly CommitmentRegister[];
  readonly records: readonly ReportedRecord[];
}

/** What publishers reported on a partnership, and the recorded matches. */
export interface ReportedFacts {
  readonly records: readonly ReportedRecord[];
  /** The matches that name a flow of this partnership, directly or through others; reversed ones too. */
  readonly matches: readonly FlowMatch[];
  readonly elsewhere: readonly MatchedElsewhere[];
  readonly one: OneOrganisation;
  /** The ledger's calendar day of an instant. */
  readonly dayOf: (instant: string) => string;
}

export const NOTHING_REPORTED: ReportedFacts = {
  records: [],
  matches: [],
  elsewhere: [],
  one: (id) => id,
  dayOf: (instant) => instant.slice(0, 10),
};

/** All data on the money of one partnership. */
export interface KnownMoney {
  readonly partnership: PartnershipOverview;
  readonly commitments: readonly CommitmentRegister[];
  readonly reported: ReportedFacts;
}

/** Who recorded it: its partners here, publishers in their files, or both. */
export type Origin = 'first-hand' | 'reported' | 'both';

export const originOf = ({ founded }: PartnershipOverview, { records }: ReportedFacts): Origin =>
  records.length === 0 ? 'first-hand' : founded === null ? 'reported' : 'both';

interface Streams {
  readonly commitments: readonly CommitmentRegister[];
  readonly records: readonly ReportedRecord[];
}

/** The flows of a partnership, each once: those that count, and those excluded with the flow that counts instead. */
export function flowsCountedOnce({ partnership, commitments, reported }: KnownMoney): CountedOnce {
  const { one, records, elsewhere, matches } = reported;
  const sectors = new Map(partnership.partners.map(({ id, sector }) => [one(id), sector] as const));
  const sectorOf = (organisation: string): Sector | null => sectors.get(one(organisation)) ?? null;
  const flowsOf = (streams: Streams, partnershipId: string): readonly Flow[] => [
    ...streams.commitments.flatMap((register) => flowsOfCommitment(register, { partnershipId, sectorOf })),
    ...streams.records.flatMap((record) => flowsOfReport(record, { partnershipId, sectorOf })),
  ];
  const own = flowsOf({ commitments, records }, partnership.id);
  const copies = copiedReports(records).flatMap(({ flows }) => flows);
  if (matches.length === 0 && copies.length === 0) return { counted: own, leftOut: [] };
  const others = elsewhere.flatMap((each) => flowsOf(each, each.partnershipId));
  const registers = [...commitments, ...elsewhere.flatMap((each) => each.commitments)];
  const replaced = replacedFlows([...records, ...elsewhere.flatMap((each) => each.records)]);
  const holding = matchesHolding(matches, replaced);
  const { counted, leftOut } = countedOnce([...own, ...others], holding, receiptPairs(registers), copies);
  const isOwn = new Set(own);
  return { counted: counted.filter((flow) => isOwn.has(flow)), leftOut: leftOut.filter(({ flow }) => isOwn.has(flow)) };
}

/**
 * The same, and nothing where publishers reported nothing: figures of first-hand money come from the commitments
 * themselves.
 */
export const reportedFlows = (money: KnownMoney): CountedOnce =>
  money.reported.records.length === 0 ? { counted: [], leftOut: [] } : flowsCountedOnce(money);
