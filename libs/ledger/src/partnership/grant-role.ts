import type { Role } from '../access/roles.ts';
import { separatedFrom } from '../access/separation.ts';
import type { Command } from '../decider.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { GrantRole, RevokeRole } from './commands.ts';
import type { PartnershipDecided } from './events.ts';
import { refuseUnlessFounded, refuseUnlessPartner } from './preconditions.ts';
import { holdsRole, type PartnershipState } from './state.ts';

type Outcome = readonly PartnershipDecided[] | Refusal;

/** Those who act for a partner: their organisation must have joined. */
const FOR_A_PARTNER: readonly Role[] = ['discloser', 'partner', 'funder'];

export function grantRole({ data, by }: Command<string, GrantRole>, state: PartnershipState): Outcome {
  const { actor, role } = data;
  const refusal =
    refuseUnlessFounded(state) ??
    (role === 'administrator' ? notHere() : undefined) ??
    (actor === by.actor
      ? refuse(
          'not-to-oneself',
          'Nobody grants a role to themselves.',
          'Ask another member of the secretariat.',
          '/actor',
        )
      : undefined) ??
    refuseOrganisation(state, data) ??
    refuseSeparated(state, data) ??
    refuseHeld(state, data);
  return refusal ?? [{ type: 'RoleGranted.v1', data }];
}

export function revokeRole({ data, by }: Command<string, RevokeRole>, state: PartnershipState): Outcome {
  const refusal = refuseUnlessFounded(state);
  if (refusal) return refusal;
  if (data.actor === by.actor)
    return refuse(
      'not-from-oneself',
      'Nobody revokes a role of their own.',
      'Ask another member of the secretariat.',
      '/actor',
    );
  if (!holdsRole(state, data.actor, data.role))
    return refuse(
      'role-not-held',
      `${data.actor} is not ${data.role} here.`,
      'Name a role that the person holds.',
      '/role',
    );
  const others = state.grants.filter(({ actor, role }) => role === 'secretariat' && actor !== data.actor);
  if (data.role === 'secretariat' && others.length === 0)
    return refuse(
      'last-secretariat',
      `${data.actor} is the only member of the secretariat.`,
      'Grant the role to somebody else first.',
      '/actor',
    );
  return [{ type: 'RoleRevoked.v1', data }];
}

const notHere = (): Refusal =>
  refuse(
    'role-not-here',
    'An administrator serves the whole ledger, not a partnership.',
    'Grant a role of the partnership.',
    '/role',
  );

function refuseOrganisation(state: PartnershipState, { role, organisation }: GrantRole): Refusal | undefined {
  if (!FOR_A_PARTNER.includes(role)) return undefined;
  if (organisation !== undefined) return refuseUnlessPartner(state, organisation, '/organisation');
  return refuse('organisation-needed', `A ${role} acts for a partner.`, 'Name the organisation.', '/organisation');
}

function refuseSeparated(state: PartnershipState, { actor, role }: GrantRole): Refusal | undefined {
  const held = separatedFrom(role).find((other) => holdsRole(state, actor, other));
  if (held === undefined) return undefined;
  return refuse(
    'roles-separated',
    `${actor} is ${held} here, and one person is never ${held} and ${role}.`,
    `Grant it to somebody else, or revoke the role ${held} first.`,
    '/role',
  );
}

function refuseHeld({ grants }: PartnershipState, wanted: GrantRole): Refusal | undefined {
  const held = grants.some(
    (grant) => grant.actor === wanted.actor && grant.role === wanted.role && grant.organisation === wanted.organisation,
  );
  if (!held) return undefined;
  return refuse('role-held', `${wanted.actor} is ${wanted.role} already.`, 'Nothing is left to do.', '/role');
}
