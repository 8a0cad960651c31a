import type { Instrument } from '../commitment/events.ts';
import { dayOfMoney } from '../effective/day-of-money.ts';
import type { FlowContext } from '../flow/commitment-flows.ts';
import type { Flow, FlowSide } from '../flow/flow.ts';
import type { Sector } from '../partnership/events.ts';
import { flowKind } from './flow-kinds.ts';
import type { ReportedFlow, ReportedRecord } from './reported-record.entries.ts';

/** IATI finance types and the instruments they map to; 1.x files use the same numbers. Others are unknown. */
const INSTRUMENTS: Readonly<Record<string, Instrument>> = {
  '110': 'grant',
  '421': 'loan',
  '422': 'reimbursable',
  '510': 'equity',
  '520': 'collective-vehicle',
  '1100': 'guarantee',
};

/**
 * IATI organisation types with an unambiguous sector: 10, 11, 15 public bodies, 70 to 73 private, 21 to 24 and 60
 * voluntary.
 */
const SECTORS: Readonly<Record<string, Sector>> = {
  ...bySector('public', '10', '11', '15'),
  ...bySector('private', '70', '71', '72', '73'),
  ...bySector('voluntary', '21', '22', '23', '24', '60'),
};

function bySector(sector: Sector, ...types: readonly string[]): Record<string, Sector> {
  return Object.fromEntries(types.map((type) => [type, sector]));
}

/** Provider and receiver of a flow: where the record names nobody, IATI means the publisher. Organisation ids. */
export function sidesOf(
  { publisher }: Pick<ReportedRecord, 'publisher'>,
  { kind, provider, receiver }: ReportedFlow,
): { readonly provider: string | null; readonly receiver: string | null } {
  const incoming = flowKind(kind)?.incoming === true;
  return { provider: provider ?? (incoming ? null : publisher), receiver: receiver ?? (incoming ? publisher : null) };
}

/**
 * The flows of one report that count on some basis, by IATI's transaction types: 12 and 13 pledged, 2 and 11 committed,
 * 3 and 4 disbursed, 1 received. A 360Giving award is committed, and the sum that its file states as paid is disbursed.
 * Current state: corrected flows by their last correction, withdrawn ones left out.
 */
export function flowsOfReport(record: ReportedRecord, context: FlowContext): readonly Flow[] {
  return record.flows.flatMap((flow) => {
    const { basis, incoming } = flowKind(flow.kind) ?? {};
    if (basis === undefined || flow.withdrawn !== null) return [];
    const { provider, receiver } = sidesOf(record, flow);
    const side = (organisation: string | null): FlowSide => ({
      organisation,
      sector: organisation === null ? null : sectorOf(record, organisation, context),
    });
    const counted: Flow = {
      eventId: flow.eventId,
      events: [flow.eventId, ...flow.corrections.map(({ by }) => by.eventId)],
      origin: 'reported',
      basis,
      partnershipId: context.partnershipId,
      commitment: record.id,
      provider: side(provider),
      receiver: side(receiver),
      instrument: INSTRUMENTS[flow.financeType ?? record.financeType ?? ''] ?? null,
      amount: flow.amount,
      date: dayOfMoney(flow.date, flow.valueDate),
      source: null,
      finance: {},
      ...(incoming === true ? { incoming } : {}),
    };
    return flow.disbursed === null ? [counted] : [counted, { ...counted, basis: 'disbursed', amount: flow.disbursed }];
  });
}

/** From the roster, else from the publisher's type of organisation. */
const sectorOf = (record: ReportedRecord, organisation: string, { sectorOf: onRoster }: FlowContext): Sector | null =>
  onRoster(organisation) ?? SECTORS[record.organisations[organisation]?.type ?? ''] ?? null;
