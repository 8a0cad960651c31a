import { isAfter, type EventStore, type StoredEvent, type Token } from '@pacta/event-store';
import {
  addDecimals,
  AWARD,
  ControlTotals,
  majorUnits,
  roundingOf,
  type ControlTotal,
  type FlowFacts,
  type GrantFacts,
  type ReportRecorded,
} from '@pacta/ledger';

/**
 * The ledger's side of the control totals: what files reported and is still in force, by currency and kind. Nothing is
 * rejected here, so read is recorded and rounding together. Up to the event `through`, inclusive; absent: all of it.
 * The log is read twice: first for what was corrected or withdrawn, which is little, then for the rest.
 */
export async function ledgerTotals(
  store: Pick<EventStore, 'readAll'>,
  through?: Token,
): Promise<readonly ControlTotal[]> {
  const superseded = new Set<string>();
  for await (const event of reportsOf(store, through)) {
    if (event.type === 'ReportCorrected.v1') superseded.add(event.data.corrects);
    else if (event.type === 'ReportWithdrawn.v1') superseded.add(event.data.withdraws);
  }
  const totals = new ControlTotals();
  for await (const event of reportsOf(store, through)) {
    const stated = superseded.has(event.eventId) ? undefined : statedBy(event);
    if (stated === undefined) continue;
    const { kind, fact } = stated;
    const exact = majorUnits(fact.amount);
    const rounding = roundingOf(fact);
    totals.read(fact.amount.currency, kind, addDecimals(exact, rounding));
    totals.recorded(fact.amount.currency, kind, exact, rounding);
  }
  return totals.rows();
}

async function* reportsOf(
  store: Pick<EventStore, 'readAll'>,
  through: Token | undefined,
): AsyncIterable<ReportRecorded> {
  for await (const page of store.readAll({ filter: { streamPrefixes: ['report-'] }, pageSize: 1_000 }))
    for (const event of page) {
      if (through !== undefined && isAfter(event.token, through)) return;
      yield event as StoredEvent & ReportRecorded;
    }
}

/** The flow or the award in an event. */
function statedBy(event: ReportRecorded): { readonly kind: string; readonly fact: FlowFacts | GrantFacts } | undefined {
  if (event.type === 'FlowReported.v1') return { kind: event.data.kind, fact: event.data };
  if (event.type === 'GrantReported.v1') return { kind: AWARD, fact: event.data };
  if (event.type !== 'ReportCorrected.v1') return undefined;
  const { flow, grant } = event.data;
  if (flow !== undefined) return { kind: flow.kind, fact: flow };
  return grant === undefined ? undefined : { kind: AWARD, fact: grant };
}
