import { PARTNERSHIP_ROLES, type PartnershipRole } from '@pacta/ledger';

/** The actors of a demo ledger: one for each role, with ids that never change. */
export const demoActor = (role: PartnershipRole): string => `demo-${role}`;

export const DEMO_ACTORS: ReadonlyMap<PartnershipRole, string> = new Map(
  PARTNERSHIP_ROLES.map((role) => [role, demoActor(role)]),
);

/** A demo's secretariat is also the ledger's administrator, so that it can found partnerships. */
export const DEMO_ADMINISTRATOR = demoActor('secretariat');

/** Demo actors are refused in a real ledger. */
export const isDemoActor = (actor: string): boolean => actor.startsWith('demo-');

/** The actor of `--as`: a role of the demo, or an actor's id. */
export function actorNamed(as: string, demo: boolean): string {
  return (demo ? DEMO_ACTORS.get(as as PartnershipRole) : undefined) ?? as;
}
