import {
  anchorDecider,
  commitmentDecider,
  commitmentFact,
  decisionDecider,
  partnershipDecider,
  rolesIn,
  type AnchorCommand,
  type AnchorFacts,
  type AnchorState,
  type LeverageDecided,
} from '@pacta/ledger';
import { permission } from '../commands/permission.ts';
import { factFrom, type FactSources, type DataOf, type Prepare, type Slice } from '../commands/slice.ts';
import type { DesignateAnchorDto } from './leverage.requests.ts';

/** `commitment` is shorthand for a list of one. */
const designateAnchor: Prepare<DesignateAnchorDto, DataOf<AnchorCommand, 'designateAnchor'>> = ({
  data: { commitmentId, commitments = [], ...anchor },
}) => ({
  data: { ...anchor, commitments: commitmentId === undefined ? commitments : [...commitments, commitmentId] },
});

const prepare = { designateAnchor };

export const anchorSlice: Slice<AnchorCommand, AnchorState, LeverageDecided, AnchorFacts, typeof prepare> = {
  decider: anchorDecider,
  creates: ['designateAnchor'],
  prepare,
  partnershipOf: (state, begun) => (state.id === undefined ? begun : state.partnershipId),
  facts: (data, _, partnershipId) => ({
    partnership: factFrom(partnershipDecider, partnershipId),
    decision: factFrom(decisionDecider, 'decisionId' in data ? data.decisionId : undefined),
    ...commitmentsNamed('commitments' in data ? data.commitments : undefined),
  }),
  mayNot: ({ actor, name, facts }) => permission(rolesIn(facts.partnership, actor), name),
};

const commitmentsNamed = (ids: readonly string[] = []) =>
  Object.fromEntries(ids.map((id) => [commitmentFact(id), factFrom(commitmentDecider, id)])) as Pick<
    FactSources<AnchorFacts>,
    `commitment ${string}`
  >;
