import type { GrantEntry, ReportedRecord, Role } from '@pacta/ledger';
import type { ReportedFacts } from '../reported/reported-facts.ts';
import { names as english } from '../words/en/names.ts';
import type { NameWords } from '../words/name-words.ts';

/** Someone's roles, and the name of the organisation they act for. */
export interface ActorStatement {
  readonly roles: readonly Role[];
  readonly organisation: string | null;
}

/** Looks up names of people and organisations. Returns a short form of an unknown id. */
export interface Names {
  organisation(id: string, words?: NameWords): string;
  /** Roles and organisation of an actor, such as `auditor, Red Cross`; never a person's name. */
  actor(id: string, words?: NameWords): string;
  /** The same as codes; no roles where the actor is unknown. */
  rolesOf(id: string): ActorStatement;
  /** The ids of the actors whom `actor` calls so, in any letter case; an actor's own id is its name too. */
  actorsCalled(text: string, words?: NameWords): readonly string[];
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Shortens a UUID; other ids are words and stay whole. The JSON form has the whole id. */
export const shortId = (id: string): string => (UUID.test(id) ? id.slice(0, 8) : id);

/** How someone is named in a language: never a person's name. */
export function actorText(id: string, { roles, organisation }: ActorStatement, words: NameWords): string {
  if (roles.length === 0) return id.length > 24 ? shortId(id) : id;
  return words.actor(
    roles.map((role) => words.roles[role]),
    organisation,
  );
}

/** The partnership whose names a report may show, and the matched ones, as far as the reader may see them. */
type Reports = Pick<ReportedFacts, 'records' | 'one' | 'elsewhere'>;

function nameReported({ organisations }: ReportedRecord, names: Map<string, string>): void {
  for (const { id, name, ref, identifier } of Object.values(organisations)) {
    const called = name ?? ref ?? (identifier === null ? null : `${identifier.scheme}-${identifier.ref}`);
    if (called !== null && !names.has(id)) names.set(id, called);
  }
}

/** The members of a partnership and their roles: `PartnershipOverview`, or a part of it. */
export interface Rostered {
  readonly partners: readonly { readonly id: string; readonly name: string }[];
  /** In log order; `revoked` is null while a role is held. */
  readonly grants: readonly (Pick<GrantEntry, 'actor' | 'role' | 'organisation'> & {
    readonly revoked: object | null;
  })[];
}

/** Names of organisations by id: from rosters, and from reports where no roster has one. */
function organisationNames(partnerships: readonly Rostered[], reports: Reports): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { partners } of partnerships) for (const { id, name } of partners) if (!names.has(id)) names.set(id, name);
  const { records, elsewhere } = reports;
  const seen = elsewhere.filter(({ visible }) => visible).flatMap((each) => each.records);
  for (const record of [...records, ...seen]) nameReported(record, names);
  // A matched organisation takes the other's id, and keeps its own name where the other has none.
  for (const [id, name] of [...names]) if (!names.has(reports.one(id))) names.set(reports.one(id), name);
  return names;
}

/** From the rosters and grants of these partnerships, then from reports; the first name wins. */
export function namesFrom(
  partnerships: readonly Rostered[],
  reports: Reports = { records: [], elsewhere: [], one: (id) => id },
): Names {
  const organisations = organisationNames(partnerships, reports);
  const grants = new Map<string, Rostered['grants'][number][]>();
  for (const { grants: given } of partnerships)
    for (const grant of given) grants.set(grant.actor, [...(grants.get(grant.actor) ?? []), grant]);
  const organisation: Names['organisation'] = (id, words = english) =>
    organisations.get(reports.one(id)) ?? organisations.get(id) ?? words.someOrganisation(shortId(id));
  const heldBy = (id: string): Rostered['grants'] => {
    const all = grants.get(id) ?? [];
    const live = all.filter((grant) => grant.revoked === null);
    // After someone's last role was revoked, what they did is still shown in that role.
    return live.length > 0 ? live : all.slice(-1);
  };
  const rolesOf = (id: string, words: NameWords): ActorStatement => {
    const held = heldBy(id);
    const of = held.find((grant) => grant.organisation !== null)?.organisation ?? null;
    return {
      roles: [...new Set(held.map(({ role }) => role))],
      organisation: of === null ? null : organisation(of, words),
    };
  };
  const actor: Names['actor'] = (id, words = english) => actorText(id, rolesOf(id, words), words);
  return {
    organisation,
    actor,
    rolesOf: (id) => rolesOf(id, english),
    actorsCalled: (text, words = english) => {
      const called = text.trim().toLowerCase();
      if (grants.has(text)) return [text];
      return [...grants.keys()].filter((id) => actor(id, words).toLowerCase() === called);
    },
  };
}
