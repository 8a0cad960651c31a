import { may, refuse, type Capability, type Refusal, type Resource, type ActorRoles } from '@pacta/ledger';

/** Refusal codes that are not a rule's 409: what was asked for is hidden from the actor, or closed to their roles. */
export const HIDDEN = 'not-found';
export const FORBIDDEN: readonly string[] = ['role-missing', 'role-limited'];

/** Why the actor may not, or undefined. Whoever has no role at all does not even learn that there is something. */
export function permission(roles: ActorRoles, capability: Capability, on?: Resource): Refusal | undefined {
  if (roles.grants.length === 0)
    return refuse(
      HIDDEN,
      'There is no such resource, or nothing of it that you may see.',
      'Check the id, or ask the secretariat of the partnership for a role.',
    );
  const answer = may(roles, capability, on);
  return answer.ok ? undefined : answer.refusal;
}
