import { largerSides, type CountedOnce, type Flow, type TwoSides, type UncountedFlow } from '@pacta/ledger';
import type { CountsDay } from '../transparency/commitment-terms.ts';

/** What publishers reported, of certain days: what counts, and why the rest does not. */
export interface ReportedMoney extends TwoSides {
  /** Counted under the flow that each is matched with. */
  readonly leftOut: readonly UncountedFlow[];
}

export const NOTHING_COUNTED: ReportedMoney = { counted: [], otherSide: [], leftOut: [] };

/** The reported flows among these, of the days that `counts` leaves; the sides are compared on these days alone. */
export function reportedMoney({ counted, leftOut }: CountedOnce, counts: CountsDay): ReportedMoney {
  const isAsked = ({ date }: Flow): boolean => counts(date);
  const asked = leftOut.filter(({ flow }) => isAsked(flow));
  const reported = counted.filter((flow) => flow.origin === 'reported' && isAsked(flow));
  return { ...largerSides({ counted: reported, leftOut: asked }), leftOut: asked };
}
