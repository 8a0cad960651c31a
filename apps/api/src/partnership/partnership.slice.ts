import { reportedPartnershipId } from '@pacta/interop';
import {
  decisionDecider,
  joiningOrganisation,
  ledgerDecider,
  may,
  partnershipDecider,
  personConcerned,
  rolesIn,
  rolesOnLedger,
  type FoundPartnership,
  type LedgerState,
  type PartnershipCommand,
  type PartnershipDecided,
  type PartnershipFacts,
  type PartnershipState,
  type Refusal,
  type Resource,
} from '@pacta/ledger';
import { permission } from '../commands/permission.ts';
import { factFrom, type AccessCheck, type DataOf, type Prepare, type Slice } from '../commands/slice.ts';
import { organisationId } from './organisation-id.ts';
import type { AddPartnerDto } from './partnership.requests.ts';

/** Input of the access rule: also the ledger, whose administrators may found partnerships. */
type Facts = PartnershipFacts & { readonly ledger?: LedgerState };
type Question = AccessCheck<PartnershipCommand, PartnershipState, Facts>;

const FOUNDING = 'foundPartnership';

/** A partner's id is derived, so that repeated commands and other partnerships get the same one. */
const addPartner: Prepare<AddPartnerDto, DataOf<PartnershipCommand, 'addPartner'>> = ({
  data,
  envelope: { actor, idempotencyKey },
}) => ({
  data: {
    ...data,
    organisation: { ...data.organisation, id: organisationId(data.organisation, actor, idempotencyKey) },
  },
});

const prepare = { addPartner };

export const partnershipSlice: Slice<PartnershipCommand, PartnershipState, PartnershipDecided, Facts, typeof prepare> =
  {
    decider: partnershipDecider,
    creates: [FOUNDING],
    prepare,
    idFor: (data) => ('purpose' in data ? reportedId(data) : undefined),
    partnershipOf: (_, begun) => begun,
    facts: (data, _, partnershipId) => ({
      decision: factFrom(decisionDecider, 'decisionId' in data ? data.decisionId : undefined),
      ledger: factFrom(ledgerDecider, partnershipId === '' ? 'main' : undefined),
    }),
    mayNot: (asked) => (asked.name === FOUNDING ? mayNotFound(asked) : mayNotChange(asked)),
  };

function mayNotFound({ actor, facts }: Question): Refusal | undefined {
  const answer = may(rolesOnLedger(facts.ledger ?? ledgerDecider.initialState, actor), FOUNDING);
  return answer.ok ? undefined : answer.refusal;
}

const mayNotChange = (asked: Question): Refusal | undefined =>
  permission(rolesIn(asked.state, asked.actor), asked.name, concerned(asked.data));

function concerned(data: PartnershipCommand['data']): Resource {
  if ('organisation' in data && typeof data.organisation === 'object')
    return joiningOrganisation({ organisation: data.organisation });
  return 'actor' in data ? personConcerned(data) : {};
}

/** Registers whose numbers publishers use for partnerships. */
const REPORTED_BY = ['IATI', 'XI-IATI', '360GIVING', '360G'];

/** The id derived from the first of these numbers, so that reported data and this partnership share one id. */
function reportedId({ externalIds = [] }: FoundPartnership): string | undefined {
  const known = externalIds.find(({ scheme }) => REPORTED_BY.includes(scheme.toUpperCase()));
  return known === undefined ? undefined : reportedPartnershipId(known.ref);
}
