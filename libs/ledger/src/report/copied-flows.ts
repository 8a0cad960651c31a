import type { Pair } from '../groups.ts';
import { comparableText } from '../text.ts';
import type { ReportedFlow, ReportedRecord } from './reported-record.entries.ts';

/** Why one report of an activity repeats another one. */
export type CopyReason = 'secondary-reporter' | 'publisher-moved';

export interface CopiedReport {
  readonly copy: ReportedRecord;
  readonly original: ReportedRecord;
  readonly reason: CopyReason;
  /** Event ids of flows that both report: the copy's first. */
  readonly flows: readonly Pair[];
}

/**
 * Reports of one activity that repeat what another report of it says, flow by flow: a secondary reporter's, who says so
 * itself, and a publisher's own from before it took another identifier, which keeps its name. What only one of them says
 * is no copy.
 */
export function copiedReports(records: readonly ReportedRecord[]): readonly CopiedReport[] {
  const activities = records.filter(({ sort, publisher }) => sort === 'activity' && publisher !== null);
  return activities.flatMap((copy) => {
    const others = activities.filter((each) => each !== copy && each.identifier === copy.identifier && !each.secondary);
    const used = new Set<string>();
    return others.flatMap((original): CopiedReport[] => {
      const reason = reasonFor(copy, original);
      const flows = reason === undefined ? [] : sameFlows(copy, original, used);
      return reason === undefined || flows.length === 0 ? [] : [{ copy, original, reason, flows }];
    });
  });
}

function reasonFor(copy: ReportedRecord, original: ReportedRecord): CopyReason | undefined {
  if (copy.secondary) return 'secondary-reporter';
  const [name, other] = [nameOf(copy), nameOf(original)];
  const isOlder = (copy.by?.position ?? 0) < (original.by?.position ?? 0);
  return isOlder && name !== undefined && name === other ? 'publisher-moved' : undefined;
}

function nameOf({ publisher, organisations }: ReportedRecord): string | undefined {
  const name = publisher === null ? undefined : organisations[publisher]?.name;
  return name === undefined || name === null ? undefined : comparableText(name).toLowerCase();
}

const keyOf = ({ kind, amount, date, valueDate }: ReportedFlow): string =>
  `${kind} ${amount.amount} ${amount.currency} ${date ?? valueDate ?? ''}`;

const current = ({ flows }: ReportedRecord): readonly ReportedFlow[] =>
  flows.filter(({ withdrawn }) => withdrawn === null);

/** Each flow of both is used once. */
function sameFlows(copy: ReportedRecord, original: ReportedRecord, used: Set<string>): readonly Pair[] {
  const waiting = Map.groupBy(current(original), keyOf);
  return current(copy).flatMap((flow): Pair[] => {
    const same = used.has(flow.eventId) ? undefined : waiting.get(keyOf(flow))?.shift();
    if (same === undefined) return [];
    used.add(flow.eventId);
    return [[flow.eventId, same.eventId]];
  });
}
