import type { CommitmentState } from '../commitment/state.ts';
import type { DecisionState } from '../decision/state.ts';
import type { PartnershipState } from '../partnership/state.ts';

/** State of other streams that the rules on anchors read: one fact per commitment that a command names. */
export interface AnchorFacts {
  readonly partnership: PartnershipState;
  readonly decision?: DecisionState;
  readonly [commitment: `commitment ${string}`]: CommitmentState;
}

export const commitmentFact = (id: string) => `commitment ${id}` as const;

export interface AnchorState {
  /** Absent until it is designated. */
  readonly id?: string;
  readonly partnershipId?: string;
  /** Event ids of the assertions. */
  readonly assertions: ReadonlySet<string>;
}

export interface MethodFacts {
  readonly partnership: PartnershipState;
  readonly decision?: DecisionState;
}

/** The methods that a partnership published itself. */
export interface MethodState {
  /** Last version, by method id. */
  readonly versions: ReadonlyMap<string, number>;
}
