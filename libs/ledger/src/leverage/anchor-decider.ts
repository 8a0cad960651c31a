import { decideBy } from '../decide-by.ts';
import type { Decider } from '../decider.ts';
import { foldBy } from '../fold-by.ts';
import { idOf } from '../stream.ts';
import { assertAvoidedCost, assertCausality, contestCausality } from './assert-causality.ts';
import type { AnchorCommand } from './commands.ts';
import { designateAnchor } from './designate-anchor.ts';
import type { LeverageDecided, LeverageRecorded } from './events.ts';
import type { AnchorFacts, AnchorState } from './state.ts';

const anchorFold = foldBy<AnchorState, LeverageRecorded>(
  { assertions: new Set() },
  {
    'AnchorDesignated.v1': (state, { stream, metadata: { partnershipId } }) => ({
      ...state,
      id: idOf(stream),
      ...(partnershipId === undefined ? {} : { partnershipId }),
    }),
    'CausalityAsserted.v1': (state, { eventId }, run) => ({
      ...state,
      assertions: run.withMember(state.assertions, eventId),
    }),
    'CausalityContested.v1': (state) => state,
    'AvoidedCostAsserted.v1': (state) => state,
    'MethodPublished.v1': (state) => state,
  },
);

export const anchorDecider: Decider<AnchorCommand, AnchorState, LeverageDecided, AnchorFacts> = {
  category: 'leverage',
  ...anchorFold,
  decide: decideBy<AnchorCommand, AnchorState, LeverageDecided, AnchorFacts>({
    designateAnchor,
    assertCausality,
    contestCausality,
    assertAvoidedCost,
  }),
};
