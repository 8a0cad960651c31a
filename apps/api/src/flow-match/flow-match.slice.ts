import {
  categoryOf,
  flowMatchDecider,
  flowStreamFold,
  idOf,
  isRefusal,
  ledgerDecider,
  matchedSides,
  may,
  partnershipDecider,
  refuseReversal,
  rolesIn,
  rolesOverReports,
  type FlowMatchCommand,
  type FlowMatchDecided,
  type FlowMatchFacts,
  type FlowStreamState,
  type LedgerState,
  type PartnershipState,
  type StreamName,
} from '@pacta/ledger';
import { secretariatFor } from '@pacta/queries';
import { permission } from '../commands/permission.ts';
import { anySlice, factFrom, type DataOf, type Prepare, type Slice } from '../commands/slice.ts';
import type { MatchFlowsDto, UnmatchFlowsDto } from './flow-match.requests.ts';
import { matchedBy, mayMatch, placeOf, type Place } from './flow-places.ts';

/** Input of the access rule: the partnerships of the two flows. */
interface Facts extends FlowMatchFacts {
  readonly partnership?: PartnershipState;
  readonly otherPartnership?: PartnershipState;
  /** A partnership of which the actor is the secretariat; used where neither flow's partnership was founded. */
  readonly own?: PartnershipState;
  readonly ledger: LedgerState;
}

/** The two flows of one command. */
interface Flows {
  readonly flow?: Place;
  readonly other?: Place | undefined;
  /** A partnership of which the actor is the secretariat. */
  readonly own?: string | undefined;
}

/** The decider for matching a reported flow with another, and for withdrawing the match. */
function rulesFor({ flow, other, own }: Flows): Slice<FlowMatchCommand, FlowStreamState, FlowMatchDecided, Facts> {
  const isElsewhere = other !== undefined && other.stream !== flow?.stream;
  return {
    decider: flowMatchDecider,
    creates: [],
    partnershipOf: () => flow?.partnershipId,
    facts: () => ({
      other: isElsewhere ? { stream: other.stream as StreamName, fold: flowStreamFold } : undefined,
      partnership: factFrom(partnershipDecider, flow?.partnershipId),
      otherPartnership: factFrom(partnershipDecider, other?.partnershipId),
      own: factFrom(partnershipDecider, own),
      ledger: factFrom(ledgerDecider, 'main'),
    }),
    mayNot: ({ name, actor, facts: { partnership, otherPartnership, own: theirs, ledger } }) => {
      const whose = [partnership, otherPartnership, theirs].filter((one) => one !== undefined);
      // The look-ups have checked that the actor sees both flows; this checks their roles.
      const answer = may(rolesOverReports(whose, ledger, actor), name);
      if (!answer.ok) return answer.refusal;
      if (otherPartnership === undefined) return undefined;
      // A flow recorded at first hand may be matched by those who may see it.
      const isFirstHand = other !== undefined && categoryOf(other.stream) === 'commitment';
      return isFirstHand ? permission(rolesIn(otherPartnership, actor), 'readGovernance') : undefined;
    },
  };
}

/** A command names flows by the events that created them; their streams tell which one was reported. */
const matchFlows: Prepare<MatchFlowsDto, DataOf<FlowMatchCommand, 'matchFlows'>> = async ({ data, envelope }, look) => {
  const { actor } = envelope;
  const [one, two] = [await placeOf(look.reads, actor, data.flow), await placeOf(look.reads, actor, data.with)];
  const sides = matchedSides(one, two);
  if (isRefusal(sides)) {
    await mayMatch(look.reads, actor, 'matchFlows', one);
    return sides;
  }
  const [flow, other] = sides.flow === one ? [one, two] : [two, one];
  const { stream, eventId } = other;
  return {
    subject: idOf(flow.stream),
    data: { flow: flow.eventId, with: { stream, eventId }, why: data.why },
    slice: anySlice(rulesFor({ flow, other, own: secretariatFor(look.reads, actor) })),
  };
};

/** The match is on the stream of the reported flow. */
const unmatchFlows: Prepare<UnmatchFlowsDto, DataOf<FlowMatchCommand, 'unmatchFlows'>> = async (
  { data, envelope: { actor } },
  look,
) => {
  const { match, with: other } = await matchedBy(look.reads, actor, data.eventId);
  const final = categoryOf(match.stream) === 'report' ? undefined : refuseReversal(data.eventId, 'final');
  if (final !== undefined) {
    await mayMatch(look.reads, actor, 'unmatchFlows', match);
    return final;
  }
  return {
    subject: idOf(match.stream),
    data,
    slice: anySlice(rulesFor({ flow: match, other, own: secretariatFor(look.reads, actor) })),
  };
};

export const flowMatchSlice = { ...rulesFor({}), prepare: { matchFlows, unmatchFlows } };
