import {
  decisionDecider,
  partnershipDecider,
  type DecisionDecided,
  type DecisionState,
  type PartnershipDecided,
  type PartnershipState,
} from '../src/index.ts';
import { folded, type Past } from './given.ts';
import { ASSOCIATION, DECISION, FUNDER, MANUFACTURER, PARTNERSHIP } from './samples.ts';

const joined = (id: string, name: string, sector: 'public' | 'private' | 'voluntary'): PartnershipDecided => ({
  type: 'PartnerJoined.v1',
  data: { organisation: { id, name }, sector, roles: [] },
});

const granted = (
  actor: string,
  role: 'partner' | 'funder' | 'chair' | 'board-member' | 'discloser',
  organisation?: string,
) =>
  ({ type: 'RoleGranted.v1', data: { actor, role, ...(organisation === undefined ? {} : { organisation }) } }) as const;

/**
 * Three partners and a board of seven: the partnership of the commitments, books, decisions and contributions in specs.
 */
const ROSTER: readonly PartnershipDecided[] = [
  { type: 'PartnershipFounded.v1', data: { name: 'Fortified cereals', purpose: 'A price that covers its cost.' } },
  joined(FUNDER, 'Public funder', 'public'),
  joined(ASSOCIATION, 'Association', 'voluntary'),
  joined(MANUFACTURER, 'Manufacturer', 'private'),
  granted('of-funder', 'funder', FUNDER),
  granted('of-association', 'partner', ASSOCIATION),
  granted('of-manufacturer', 'discloser', MANUFACTURER),
  granted('chair', 'chair'),
  ...[1, 2, 3, 4, 5, 6].map((seat) => granted(`member-${seat}`, 'board-member')),
];

/** The partnership as a fact, after these further events. */
export const partnershipAfter = (...events: readonly Past<PartnershipDecided>[]): PartnershipState => ({
  ...folded(partnershipDecider, [...ROSTER, ...events]),
  id: PARTNERSHIP,
});

export const CLOSED = partnershipAfter({ type: 'PhaseChanged.v1', data: { from: 'preparation', to: 'closed' } });
export const ACTIVE = partnershipAfter({ type: 'PhaseChanged.v1', data: { from: 'preparation', to: 'experiment' } });

const PROPOSED: DecisionDecided = {
  type: 'Proposed.v1',
  data: {
    title: 'Waive a condition',
    proposal: 'The report comes later.',
    rule: 'majority',
    quorum: 1,
    electorate: [{ actor: 'chair', weight: 1 }],
    dossier: [],
    affectsBeneficiaries: false,
  },
};

const NO_VOTES = { for: 0, against: 0, abstain: 0, object: 0, absent: 1, recused: 0, base: 1 };

/** A decision as a fact: open, or closed with this result. */
export function decisionFact(result?: 'adopted' | 'rejected' | 'no-quorum'): DecisionState {
  const closing: readonly DecisionDecided[] =
    result === undefined
      ? []
      : [
          { type: 'Closed.v1', data: { tally: NO_VOTES } },
          { type: 'OutcomeStated.v1', data: { result, rationale: 'Voted.', knownAt: '2026-04-12T09:30:00.000Z' } },
        ];
  return { ...folded(decisionDecider, [PROPOSED, ...closing]), id: DECISION };
}
