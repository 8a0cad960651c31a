import { may, refuse, type Capability, type Refusal, type Resource, type ActorRoles } from '@pacta/ledger';

/** Refusal codes that answer 404 (hidden from the actor) or 403 (closed to their roles), not 409. */
export const HIDDEN = 'not-found';
export const FORBIDDEN: readonly string[] = ['role-missing', 'role-limited'];

/**
 * Why the actor may not, or undefined. An actor who has neither a role nor a seat does not learn that the resource
 * exists.
 */
export function permission(roles: ActorRoles, capability: Capability, on?: Resource): Refusal | undefined {
  if (roles.grants.length === 0 && on?.seats?.has(roles.actor) !== true)
    return refuse(
      HIDDEN,
      'There is no such resource, or nothing of it that you may see.',
      'Check the id, or ask the secretariat of the partnership for a role.',
    );
  const answer = may(roles, capability, on);
  return answer.ok ? undefined : answer.refusal;
}
