import type { GrantEntry, PartnershipOverview } from '@pacta/ledger';

/** Looks up what people and organisations are called. Answers an id it does not know with something short to show. */
export interface Names {
  organisation(id: string): string;
  /** Roles and organisation of an actor, such as `auditor, Red Cross`; never a person's name. */
  actor(id: string): string;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Enough of an id to tell a UUID from its neighbours; other ids are words and stay whole. The whole one is in the JSON. */
export const shortId = (id: string): string => (UUID.test(id) ? id.slice(0, 8) : id);

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** From the rosters and grants of these partnerships; the first to name someone wins. */
export function namesFrom(partnerships: readonly PartnershipOverview[]): Names {
  const organisations = new Map<string, string>();
  const grants = new Map<string, GrantEntry[]>();
  for (const { partners, grants: given } of partnerships) {
    for (const { id, name } of partners) if (!organisations.has(id)) organisations.set(id, name);
    for (const grant of given) grants.set(grant.actor, [...(grants.get(grant.actor) ?? []), grant]);
  }
  const organisation = (id: string): string => organisations.get(id) ?? `organisation ${shortId(id)}`;
  return {
    organisation,
    actor(id) {
      const all = grants.get(id) ?? [];
      const live = all.filter((grant) => grant.revoked === null);
      // Someone whose last role was taken back still did what the log says, in that role.
      const held = live.length > 0 ? live : all.slice(-1);
      if (held.length === 0) return id.length > 24 ? shortId(id) : id;
      const roles = listed([...new Set(held.map((grant) => grant.role))]);
      const of = held.find((grant) => grant.organisation !== null)?.organisation ?? null;
      return of === null ? roles : `${roles}, ${organisation(of)}`;
    },
  };
}
