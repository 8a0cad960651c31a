import {
  categoryOf,
  flowMatchDecider,
  flowStreamFold,
  ledgerDecider,
  may,
  partnershipDecider,
  standingIn,
  standingOverReports,
  type FlowMatchCommand,
  type FlowMatchDecided,
  type FlowMatchFacts,
  type FlowStreamState,
  type LedgerState,
  type PartnershipState,
  type StreamName,
} from '@pacta/ledger';
import { permission } from '../commands/permission.ts';
import { factFrom, type Slice } from '../commands/slice.ts';
import type { Place } from './flow-places.ts';

/** Besides what its rules look up: whose flows they are. */
interface Facts extends FlowMatchFacts {
  readonly partnership?: PartnershipState;
  readonly otherPartnership?: PartnershipState;
  /** Of which the actor is the secretariat; it counts where neither of the two was founded. */
  readonly own?: PartnershipState;
  readonly ledger: LedgerState;
}

/** The rules for the flow at one place, matched with the one at the other, or taken back from it. */
export function flowMatchSlice(
  flow: Place,
  other: Place | undefined,
  own: string | undefined,
): Slice<FlowMatchCommand, FlowStreamState, FlowMatchDecided, Facts> {
  const isElsewhere = other !== undefined && other.stream !== flow.stream;
  return {
    decider: flowMatchDecider,
    creates: [],
    partnershipOf: () => flow.partnershipId,
    facts: () => ({
      other: isElsewhere ? { stream: other.stream as StreamName, fold: flowStreamFold } : undefined,
      partnership: factFrom(partnershipDecider, flow.partnershipId),
      otherPartnership: factFrom(partnershipDecider, other?.partnershipId),
      own: factFrom(partnershipDecider, own),
      ledger: factFrom(ledgerDecider, 'main'),
    }),
    mayNot: ({ name, actor, facts: { partnership, otherPartnership, own: theirs, ledger } }) => {
      const whose = [partnership, otherPartnership, theirs].filter((one) => one !== undefined);
      // Whoever came so far sees both flows: the question is only whether their roles allow it.
      const answer = may(standingOverReports(whose, ledger, actor), name);
      if (!answer.ok) return answer.refusal;
      if (otherPartnership === undefined) return undefined;
      // What is recorded at first hand is matched by those who see it.
      const isFirstHand = other !== undefined && categoryOf(other.stream) === 'commitment';
      return isFirstHand ? permission(standingIn(otherPartnership, actor), 'readGovernance') : undefined;
    },
  };
}
