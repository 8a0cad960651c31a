import {
  commitmentRegister,
  flowMatches,
  oneOrganisation,
  organisationMatches,
  partnershipOverview,
  reportedRecord,
  unfounded,
  type FlowMatch,
} from '@pacta/ledger';
import { activityReported, flowFacts, LATER_SOURCE, SOURCE } from '../../../ledger/testing/reports.ts';
import { CHARITY, founded, FUNDER, PARTNERSHIP, promised } from '../transparency/baby-food.fixture.ts';
import { indexedLog, uuidOf, type IndexedLog } from '../transparency/indexed-log.fixture.ts';
import type { TransparencyReport } from '../transparency/transparency-report.ts';
import { transparencyReport } from '../transparency/whole-report.ts';
import type { ReportedFacts } from './reported-facts.ts';

export const GIVER_RECORD = uuidOf(5, 1);
export const RECEIVER_RECORD = uuidOf(5, 2);
/** The charity under the id that the donor uses for it. */
export const CHARITY_AS_REPORTED = uuidOf(3, 22);

interface ReportedFlowSample {
  readonly kind: string;
  readonly cents: number;
  readonly date?: string;
}

/** One publisher's report on the partnership; returns the ids of its flows. */
function reported(
  log: IndexedLog,
  record: string,
  publisher: string,
  name: string,
  flows: readonly ReportedFlowSample[],
): string[] {
  const { data } = activityReported(publisher);
  const partners = [
    { id: FUNDER, name: 'Caisse des Dépôts', type: '11', role: '1' },
    { id: CHARITY_AS_REPORTED, name: 'Red Cross, France', type: '22', role: '4' },
  ];
  log.write('report', record, 'ActivityReported.v1', { ...data, publisher: { id: publisher, name }, partners });
  return flows.map(({ kind, cents, date = '2012-05-02' }) => {
    const incoming = ['iati:1', 'iati:11', 'iati:13'].includes(kind);
    const facts = {
      ...flowFacts(cents, { kind, date }),
      receiver: { id: CHARITY_AS_REPORTED, name: 'Red Cross, France' },
      ...(incoming ? { provider: { id: FUNDER, name: 'Caisse des Dépôts' } } : {}),
    };
    return log.write('report', record, 'FlowReported.v1', { ...facts, ...SOURCE }).eventId;
  });
}

export const byGiver = (log: IndexedLog, ...flows: readonly ReportedFlowSample[]): string[] =>
  reported(log, GIVER_RECORD, FUNDER, 'Caisse des Dépôts', flows);
export const byReceiver = (log: IndexedLog, ...flows: readonly ReportedFlowSample[]): string[] =>
  reported(log, RECEIVER_RECORD, CHARITY_AS_REPORTED, 'Red Cross, France', flows);

export const corrected = (log: IndexedLog, corrects: string, cents: number): string =>
  log.write('report', GIVER_RECORD, 'ReportCorrected.v1', {
    corrects,
    reason: 'A newer file says so.',
    flow: flowFacts(cents, { date: '2012-05-02' }),
    ...LATER_SOURCE,
  }).eventId;

/** Matches a flow of the donor's record. */
export const matched = (log: IndexedLog, flow: string, stream: string, eventId: string): string =>
  log.write(
    'report',
    GIVER_RECORD,
    'FlowsMatched.v1',
    { flow, with: { stream, eventId }, why: 'Same day, same reference.' },
    { actor: 's-1' },
  ).eventId;

export const takenBack = (log: IndexedLog, match: string): string =>
  log.write(
    'report',
    GIVER_RECORD,
    'EventReversed.v1',
    { eventId: match, reason: 'They only look alike.' },
    { actor: 's-1' },
  ).eventId;

/** A partnership that publishers report on and nobody has founded here. */
export const onlyReported = (): IndexedLog => indexedLog(PARTNERSHIP);

/** The same, founded here, with a grant of 350,000.00 EUR of which 175,000.00 EUR were paid. */
export const foundedToo = (): IndexedLog => promised(founded());

export function factsOf(log: IndexedLog, position?: number): ReportedFacts {
  const matches: readonly FlowMatch[] = log.fold(flowMatches, position).flatMap((each) => each.matches);
  return {
    records: log.fold(reportedRecord, position),
    matches,
    elsewhere: [],
    one: oneOrganisation(log.fold(organisationMatches, position)),
    dayOf: (instant) => instant.slice(0, 10),
  };
}

export function reportOn(log: IndexedLog, position?: number): TransparencyReport {
  const end = position ?? log.events.length - 1;
  const recordedAt = log.events[end]?.metadata.recordedAt ?? null;
  return transparencyReport({
    partnership: log.fold(partnershipOverview, position)[0] ?? unfounded(PARTNERSHIP),
    commitments: log.fold(commitmentRegister, position),
    costBooks: [],
    decisions: [],
    contributions: [],
    reported: factsOf(log, position),
    reader: { code: 'owner' },
    asOf: { position: end, recordedAt, day: recordedAt?.slice(0, 10) ?? null },
  });
}

export { CHARITY, FUNDER, PARTNERSHIP };
